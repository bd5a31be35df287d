package org.lvdao.points.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.local.Together.together;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Homes;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.points.Purse;
import org.lvdao.report.Cases;

/** What points buy, over HTTP. */
@LvdaoTest
class SpendingTest {
  private static final String REDEMPTIONS = "/api/v1/redemptions/";

  @Inject Shop shop;
  @Inject Purse purse;
  @Inject Cases cases;
  @Inject SpendingJob job;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    clock.reset();
  }

  private long stock(Answer reward) {
    return cases.number("SELECT stock FROM points_reward WHERE id = ?", Shop.id(reward));
  }

  private Answer handOver(String pickupCode) {
    return cases
        .staff("collector1.tianqiao")
        .post("/api/v1/staff/redemptions/" + pickupCode + "/hand-over");
  }

  @Test
  void goods_are_reserved_and_handed_over_for_the_code_once() {
    var grandmother = shop.customer(100);
    var bags = shop.add(RewardKind.GOODS, 30, 5, null);

    var redeemed = shop.redeem(grandmother, bags, 2).is(201).body();

    assertThat(redeemed.required("points").asInt()).isEqualTo(60);
    assertThat(redeemed.required("state").asText()).isEqualTo("RESERVED");
    assertThat(purse.available(grandmother)).isEqualTo(40);
    assertThat(stock(bags)).isEqualTo(3);
    var code = redeemed.required("pickupCode").asText();
    assertThat(code).matches("\\d{10}");
    var shown = cases.staff("inspector.tianqiao").get("/api/v1/staff/redemptions/" + code).is(200);
    assertThat(shown.body().required("name").asText()).isEqualTo("垃圾袋");
    cases
        .staff("collector1.guanxian")
        .get("/api/v1/staff/redemptions/" + code)
        .isProblem(404, "not-found");

    handOver(code).is(200);

    handOver(code).isProblem(409, "redemption-state");
    assertThat(purse.available(grandmother)).isEqualTo(40);
    assertThat(purse.reserved(grandmother)).isZero();
    var seen = grandmother.get(REDEMPTIONS + redeemed.required("id").asText()).is(200).body();
    assertThat(seen.required("state").asText()).isEqualTo("FULFILLED");
    assertThat(seen.hasNonNull("pickupCode")).isFalse();
    grandmother
        .post(REDEMPTIONS + seen.required("id").asText() + "/cancel")
        .isProblem(409, "redemption-state");
  }

  @Test
  void the_same_button_twice_buys_once() {
    var member = shop.customer(100).with("Idempotency-Key", UUID.randomUUID().toString());
    var bags = shop.add(RewardKind.GOODS, 30, 5, null);

    var first = shop.redeem(member, bags, 1).is(201);

    assertThat(shop.redeem(member, bags, 1).is(201).text()).isEqualTo(first.text());
    assertThat(purse.available(member)).isEqualTo(70);
  }

  @Test
  void what_is_taken_back_brings_points_and_stock_back() {
    var member = shop.customer(100);
    var bags = shop.add(RewardKind.GOODS, 30, 5, null);
    var id = Cases.id(shop.redeem(member, bags, 1).is(201));

    member.post(REDEMPTIONS + id + "/cancel").is(200);
    member.post(REDEMPTIONS + id + "/cancel").is(200);

    assertThat(purse.available(member)).isEqualTo(100);
    assertThat(stock(bags)).isEqualTo(5);
    shop.customer(1).get(REDEMPTIONS + id).isProblem(404, "not-found");
  }

  @Test
  void nobody_comes_for_it_and_it_expires_at_midnight_in_shanghai() {
    cases.now("2028-02-15T23:59");
    var member = shop.customer(100);
    var bags = shop.add(RewardKind.GOODS, 30, 5, null);
    var redeemed = shop.redeem(member, bags, 1).is(201).body();
    assertThat(redeemed.required("pickupUntil").asText()).isEqualTo("2028-02-29T16:00:00Z");
    assertThat(purse.available(member)).isEqualTo(70);

    cases.now("2028-02-29T23:59");
    job.check();
    assertThat(purse.available(member)).isEqualTo(70);
    cases.later(Duration.ofMinutes(1));
    job.check();

    assertThat(purse.available(member)).isEqualTo(100);
    assertThat(stock(bags)).isEqualTo(5);
    handOver(redeemed.required("pickupCode").asText()).isProblem(409, "redemption-state");
  }

  @Test
  void a_refusal_says_why_and_changes_nothing() {
    var member = shop.customer(100);
    var bags = shop.add(RewardKind.GOODS, 30, 2, 3);

    shop.redeem(member, bags, 3).isProblem(409, "reward-out-of-stock");
    shop.redeem(member, bags, 4).isProblem(409, "reward-limit");
    shop.redeem(member, shop.add(RewardKind.GOODS, 101, 1, null), 1)
        .isProblem(409, "not-enough-points");
    member
        .post("/api/v1/redemptions", Map.of("rewardCode", "nothing", "quantity", 1))
        .isProblem(400, "invalid-request");
    shop.redeem(cases.resident(), bags, 1).isProblem(404, "no-household");

    assertThat(purse.available(member)).isEqualTo(100);
    assertThat(stock(bags)).isEqualTo(2);
  }

  @Test
  void the_limit_of_a_month_holds_for_all_members_at_once_and_ends_with_the_month()
      throws Exception {
    cases.now("2026-11-30T23:50");
    var member = shop.customer(100);
    var bags = shop.add(RewardKind.GOODS, 1, 50, 3);

    var answers = together(8, () -> shop.redeem(member, bags, 1));

    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(3);
    cases.later(Duration.ofMinutes(10));
    shop.redeem(member, bags, 3).is(201);
    shop.redeem(member, bags, 1).isProblem(409, "reward-limit");
  }

  /** Two nodes, many households, fewer goods than they want. */
  @Test
  void the_last_goods_go_to_so_many_and_nobody_else_pays() throws Exception {
    try (var other = TestNode.join()) {
      var bags = shop.add(RewardKind.GOODS, 10, 5, null);
      var customers = IntStream.range(0, 12).mapToObj(i -> shop.customer(10)).toList();
      var calls =
          IntStream.range(0, 12)
              .<Callable<Answer>>mapToObj(
                  i -> {
                    var customer = customers.get(i);
                    var phone = i % 2 == 0 ? customer : customer.at(other);
                    return () -> shop.redeem(phone, bags, 1);
                  })
              .toList();

      var answers = together(calls);

      assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(5);
      assertThat(stock(bags)).isZero();
      assertThat(customers.stream().filter(customer -> purse.available(customer) == 0)).hasSize(5);
      assertThat(customers.stream().filter(customer -> purse.available(customer) == 10)).hasSize(7);
    }
  }

  /** Fewer codes than people want them, over two nodes. */
  @Test
  void a_voucher_code_is_given_once() throws Exception {
    var market = shop.add(RewardKind.VOUCHER, 5, 0, null);
    var prefix = UUID.randomUUID().toString();
    var codes = IntStream.range(0, 20).mapToObj(i -> prefix + "-" + i).toList();
    load(market, String.join("\n", codes)).is(200);
    load(market, prefix + "-new\n" + codes.getFirst()).isProblem(409, "voucher-known");
    var members = IntStream.range(0, 13).mapToObj(i -> shop.customer(10)).toList();
    try (var other = TestNode.join()) {
      var calls =
          IntStream.range(0, 13)
              .<Callable<Answer>>mapToObj(
                  i -> {
                    var phone = i % 2 == 0 ? members.get(i) : members.get(i).at(other);
                    return () -> shop.redeem(phone, market, 2);
                  })
              .toList();

      var answers = together(calls);

      var given = new HashSet<String>();
      for (int i = 0; i < 13; i++) {
        if (answers.get(i).status() == 201) {
          assertThat(answers.get(i).body().required("vouchers")).isEmpty();
          var vouchers = vouchers(members.get(i), Cases.id(answers.get(i)));
          assertThat(vouchers).hasSize(2);
          vouchers.forEach(code -> assertThat(given.add(code)).as(code).isTrue());
          assertThat(purse.available(members.get(i))).isZero();
        } else {
          answers.get(i).isProblem(409, "reward-out-of-stock");
          assertThat(purse.available(members.get(i))).isEqualTo(10);
        }
      }
      assertThat(given).containsExactlyInAnyOrderElementsOf(codes);
    }
  }

  private List<String> vouchers(ApiClient member, String id) {
    var codes = member.get(REDEMPTIONS + id).is(200).body().required("vouchers");
    return IntStream.range(0, codes.size())
        .mapToObj(i -> codes.get(i).asText())
        .collect(Collectors.toList());
  }

  @Test
  void a_file_of_vouchers_that_is_sent_again_is_answered_again() {
    var market = shop.add(RewardKind.VOUCHER, 5, 0, null);
    var button = cases.staff("admin").with("Idempotency-Key", UUID.randomUUID().toString());
    var codes = UUID.randomUUID() + "\n" + UUID.randomUUID();

    var first = load(button, market, codes).is(200);

    assertThat(load(button, market, codes).is(200).text()).isEqualTo(first.text());
    load(button, market, codes + "x").isProblem(422, "idempotency-key-reused");
    assertThat(stock(market)).isEqualTo(2);
  }

  private Answer load(Answer reward, String codes) {
    return load(cases.staff("admin"), reward, codes);
  }

  private static Answer load(ApiClient staff, Answer reward, String codes) {
    return staff
        .with("Content-Type", "text/plain")
        .send(
            "POST",
            "/api/v1/staff/rewards/" + Shop.id(reward) + "/vouchers",
            codes.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_broken_line_of_vouchers_is_named_and_none_is_loaded() {
    var market = shop.add(RewardKind.VOUCHER, 5, 0, null);

    var refused = load(market, UUID.randomUUID() + "\n\nabc\n").isProblem(400, "invalid-request");

    assertThat(refused.text()).contains("3");
    assertThat(stock(market)).isZero();
    load(market, "").isProblem(400, "malformed-body");
    load(shop.add(RewardKind.GOODS, 1, 1, null), "ABCD").isProblem(400, "invalid-request");
  }

  @Test
  void a_donation_is_spent_at_once() {
    var member = shop.customer(10);
    var trees = shop.add(RewardKind.DONATION, 5, 0, null);

    var given = shop.redeem(member, trees, 2).is(201).body();

    assertThat(given.required("state").asText()).isEqualTo("FULFILLED");
    assertThat(purse.available(member)).isZero();
    assertThat(purse.reserved(member)).isZero();
  }

  @Test
  void staff_change_a_reward_while_it_is_redeemed() {
    var admin = cases.staff("admin");
    var bags = shop.add(RewardKind.GOODS, 30, 5, null);
    var path = "/api/v1/staff/rewards/" + Shop.id(bags);
    var cheaper = Shop.text("可降解垃圾袋", 20);
    admin.put(path, cheaper).isProblem(428, "if-match-required");

    admin.with("If-Match", "\"0\"").put(path, cheaper).is(200);

    admin.with("If-Match", "\"0\"").put(path, cheaper).isProblem(412, "stale-version");
    admin.post(path + "/stock", Map.of("more", -4)).is(200);
    admin.post(path + "/stock", Map.of("more", -2)).isProblem(409, "reward-out-of-stock");
    assertThat(stock(bags)).isEqualTo(1);
    var seen = admin.get(path).is(200).body();
    assertThat(seen.required("low").asBoolean()).isTrue();
    assertThat(seen.at("/reward/points").asInt()).isEqualTo(20);
    var again = Shop.reward(RewardKind.GOODS, 1, 1);
    again.put("code", Shop.code(bags));
    admin.post("/api/v1/staff/rewards", again).isProblem(409, "reward-exists");
    var listed = shop.customer(1).get("/api/v1/rewards").is(200).text();
    assertThat(listed).contains(Shop.code(bags));
  }

  @Test
  void points_of_a_district_one_has_left_are_shown_and_spent_there() {
    var member = shop.customer(100);
    var bags = shop.add(RewardKind.GOODS, 30, 5, null);
    var home = Homes.dwelling(Homes.address());
    home.put("communityCode", Homes.ELSEWHERE);
    member.put("/api/v1/households/mine/home", home).is(200);

    var account = member.get("/api/v1/points/account").is(200).body();

    assertThat(account.required("district").asText()).isEqualTo("guanxian");
    assertThat(account.required("available").asLong()).isZero();
    assertThat(account.required("otherDistricts").toString()).isEqualTo("[\"tianqiao\"]");
    shop.redeem(member, bags, 1).isProblem(400, "invalid-request");
    var wish = Map.of("rewardCode", Shop.code(bags), "quantity", 1, "district", "tianqiao");
    member.post("/api/v1/redemptions", wish).is(201);
    var there = member.get("/api/v1/points/account?district=tianqiao").is(200).body();
    assertThat(there.required("available").asLong()).isEqualTo(70);
    assertThat(there.required("reserved").asLong()).isEqualTo(30);
    assertThat(there.required("otherDistricts")).isEmpty();
    assertThat(member.get("/api/v1/points/entries").is(200).body().required("items")).isEmpty();
    assertThat(
            member.get("/api/v1/points/entries?district=tianqiao").is(200).body().required("items"))
        .hasSize(2);
    var month = BusinessTime.dayOf(clock.instant()).toString().substring(0, 7);
    assertThat(
            member
                .get("/api/v1/points/statements/" + month + "?district=tianqiao")
                .is(200)
                .body()
                .at("/closing/available")
                .asLong())
        .isEqualTo(70);
    member.get("/api/v1/points/account?district=nowhere").isProblem(400, "invalid-request");
  }
}

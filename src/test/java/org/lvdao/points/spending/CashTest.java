package org.lvdao.points.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lvdao.local.Together.together;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.platform.database.Transactions;
import org.lvdao.points.Purse;
import org.lvdao.report.Cases;

/** Cash back for points, over HTTP, from the wish to the result of the payment. */
@LvdaoTest
class CashTest {
  private static final String REDEMPTIONS = "/api/v1/redemptions/";
  private static final String REQUESTS = "/api/v1/staff/cash-requests";
  private static final String PAYOUTS = "/api/v1/staff/payouts";
  private static final String HEADER = "number,amountFen,result,reason\n";

  @Inject Shop shop;
  @Inject Purse purse;
  @Inject Cases cases;
  @Inject MemberRedemptions erasure;
  @Inject Transactions transactions;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    clock.reset();
  }

  private ApiClient admin() {
    return cases.staff("admin");
  }

  private String state(ApiClient member, String id) {
    return member.get(REDEMPTIONS + id).is(200).body().required("state").asText();
  }

  private static String account(ApiClient resident) {
    return resident.get("/api/v1/me").is(200).body().required("id").asText();
  }

  private static String household(ApiClient member) {
    return member.get("/api/v1/households/mine").is(200).body().required("id").asText();
  }

  private Answer pay() {
    return admin().post(PAYOUTS, Map.of("district", "tianqiao"));
  }

  private Answer decide(ApiClient staff, String id, Map<String, ?> decision) {
    var version = staff.get(REQUESTS + "/" + id).is(200).header("ETag");
    return staff.with("If-Match", version).post(REQUESTS + "/" + id + "/decision", decision);
  }

  private Answer upload(ApiClient staff, String payout, String csv) {
    return staff
        .with("Content-Type", "text/csv")
        .send("POST", PAYOUTS + "/" + payout + "/results", csv.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String id, String rest) {
    return "LD" + id + "," + rest + "\n";
  }

  /** Points for as many wishes of 1 yuan each; gives their redemptions, all approved. */
  private List<String> wishes(ApiClient member, int count) {
    var yuan = shop.cash(100);
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      ids.add(Cases.id(shop.redeem(member, yuan, 1).is(201)));
    }
    return ids;
  }

  @Test
  void a_little_cash_is_paid_without_anybody_s_approval_and_told() {
    var member = shop.customer(1_000);

    var wish = shop.redeem(member, shop.cash(500), 2).is(201).body();

    assertThat(wish.required("state").asText()).isEqualTo("APPROVED");
    assertThat(wish.required("amountFen").asLong()).isEqualTo(1_000);
    assertThat(purse.available(member)).isEqualTo(800);
    assertThat(purse.reserved(member)).isEqualTo(200);
    var id = wish.required("id").asText();

    var payout = Cases.id(pay().is(201));
    assertThat(state(member, id)).isEqualTo("PAYING");
    var file = admin().get(PAYOUTS + "/" + payout + "/file").is(200);
    var openid =
        cases
            .texts("SELECT subject FROM account_identity WHERE account_id = ?", account(member))
            .getFirst();
    assertThat(file.text())
        .startsWith("\ufeffnumber,payee,amountFen,amountYuan,note,result,reason");
    assertThat(file.text().lines()).contains("LD" + id + "," + openid + ",1000,10.00,厨余垃圾返现,,");
    assertThat(file.header("Cache-Control")).isEqualTo("no-store");

    var result = upload(admin(), payout, file.text().replace("返现,,", "返现,PAID,")).is(200).body();

    assertThat(result.at("/payout/open/redemptions").asInt()).isZero();
    assertThat(result.at("/payout/paid")).isEqualTo(result.at("/payout/requested"));
    assertThat(state(member, id)).isEqualTo("FULFILLED");
    assertThat(purse.reserved(member)).isZero();
    assertThat(purse.available(member)).isEqualTo(800);
    await()
        .untilAsserted(
            () -> assertThat(member.get("/api/v1/messages").text()).contains("返现 10.00 元已打款"));
    assertThat(
            cases.texts(
                "SELECT action FROM audit_log WHERE subject_id IN (?, ?) ORDER BY id", payout, id))
        .containsExactly("payout-made", "payout-downloaded", "cash-paid");
  }

  /** The limit is for all of a month, so that nobody cuts a large wish into small ones. */
  @Test
  void more_in_a_month_than_the_limit_waits_for_approval_until_the_month_ends() {
    cases.now("2026-11-30T23:55");
    var member = shop.customer(1_000);
    var cash = shop.cash(3_000);
    var first = shop.redeem(member, cash, 1).is(201);
    var second = Cases.id(shop.redeem(member, cash, 1).is(201));
    assertThat(first.body().required("state").asText()).isEqualTo("APPROVED");
    assertThat(state(member, second)).isEqualTo("REQUESTED");
    assertThat(admin().pages(REQUESTS + "?district=tianqiao&limit=100").toString())
        .contains(second)
        .doesNotContain(Cases.id(first));

    decide(admin(), second, Map.of("accept", false)).isProblem(400, "invalid-request");
    decide(admin(), second, Map.of("accept", true)).is(200);
    decide(admin(), second, Map.of("accept", true)).isProblem(409, "redemption-state");
    assertThat(state(member, second)).isEqualTo("APPROVED");
    // One that was refused does not count any more.
    var third = Cases.id(shop.redeem(member, cash, 1).is(201));
    decide(admin(), third, Map.of("accept", false, "note", "本月已领取")).is(200);
    var seen = member.get(REDEMPTIONS + third).is(200).body();
    assertThat(seen.required("state").asText()).isEqualTo("REFUSED");
    assertThat(seen.required("note").asText()).isEqualTo("本月已领取");
    assertThat(purse.available(member)).isEqualTo(800);
    await()
        .untilAsserted(() -> assertThat(member.get("/api/v1/messages").text()).contains("本月已领取"));

    cases.now("2026-12-01T00:00");
    var next = shop.redeem(member, cash, 1).is(201).body();
    assertThat(next.required("state").asText()).isEqualTo("APPROVED");
  }

  @Test
  void two_who_decide_at_once_are_one() throws Exception {
    var other = cases.staffWith(new Grant(Role.ADMIN, AreaPath.ofDistrict("tianqiao"), null));
    var one = admin();
    for (int round = 0; round < 4; round++) {
      var member = shop.customer(100);
      var id = Cases.id(shop.redeem(member, shop.cash(6_000), 1).is(201));
      var path = REQUESTS + "/" + id + "/decision";
      List<Callable<Answer>> calls =
          List.of(
              () -> one.with("If-Match", "\"0\"").post(path, Map.of("accept", true)),
              () ->
                  other
                      .with("If-Match", "\"0\"")
                      .post(path, Map.of("accept", false, "note", "材料不全")));

      var answers = together(calls);

      var statuses = answers.stream().map(Answer::status).sorted().toList();
      assertThat(statuses).as(answers.toString()).isIn(List.of(200, 409), List.of(200, 412));
      boolean approved = answers.getFirst().status() == 200;
      assertThat(state(member, id)).isEqualTo(approved ? "APPROVED" : "REFUSED");
      assertThat(purse.available(member)).isEqualTo(approved ? 0 : 100);
    }
  }

  @Test
  void nobody_decides_about_their_own_household_nor_about_another_district() {
    var member = shop.customer(100);
    var id = Cases.id(shop.redeem(member, shop.cash(6_000), 1).is(201));
    var staff = cases.staffWith(new Grant(Role.ADMIN, AreaPath.ofDistrict("tianqiao"), null));
    cases.change(
        "INSERT INTO household_member (account_id, household_id, head, joined_at)"
            + " VALUES (?, ?, FALSE, NOW(3))",
        account(staff),
        household(member));

    decide(staff, id, Map.of("accept", true)).isProblem(403, "own-household");

    cases
        .staffWith(new Grant(Role.ADMIN, AreaPath.ofDistrict("guanxian"), null))
        .get(REQUESTS + "/" + id)
        .isProblem(404, "not-found");
    assertThat(state(member, id)).isEqualTo("REQUESTED");
    var goods = Cases.id(shop.waiting(shop.customer(1)));
    admin().get(REQUESTS + "/" + goods).isProblem(404, "not-found");
  }

  @Test
  void nobody_says_alone_that_cash_of_their_own_household_was_not_paid() {
    var member = shop.customer(100);
    var id = wishes(member, 1).getFirst();
    var payout = Cases.id(pay().is(201));
    var staff = cases.staffWith(new Grant(Role.ADMIN, AreaPath.ofDistrict("tianqiao"), null));
    cases.change(
        "INSERT INTO household_member (account_id, household_id, head, joined_at)"
            + " VALUES (?, ?, FALSE, NOW(3))",
        account(staff),
        household(member));
    var failed = HEADER + line(id, "100,FAILED,退票");

    var own = upload(staff, payout, failed).is(200).body();
    assertThat(own.at("/faults/0/fault").asText()).isEqualTo("OWN_HOUSEHOLD");
    assertThat(state(member, id)).isEqualTo("PAYING");

    upload(admin(), payout, failed).is(200);
    assertThat(state(member, id)).isEqualTo("FAILED");
  }

  @Test
  void cash_can_be_taken_back_until_it_is_in_a_payout() {
    var member = shop.customer(300);
    var ids = wishes(member, 2);

    member.post(REDEMPTIONS + ids.getFirst() + "/cancel").is(200);
    assertThat(purse.available(member)).isEqualTo(200);
    assertThat(cases.texts("SELECT payee FROM points_redemption WHERE id = ?", ids.getFirst()))
        .as("nobody is to be paid any more")
        .containsOnlyNulls();
    var payout = Cases.id(pay().is(201));

    member.post(REDEMPTIONS + ids.getLast() + "/cancel").isProblem(409, "redemption-state");
    assertThat(admin().get(PAYOUTS + "/" + payout + "/file").is(200).text())
        .contains(ids.getLast())
        .doesNotContain(ids.getFirst());
    var waiting = Cases.id(shop.redeem(member, shop.cash(6_000), 1).is(201));
    member.post(REDEMPTIONS + waiting + "/cancel").is(200);
    decide(admin(), waiting, Map.of("accept", true)).isProblem(409, "redemption-state");
    assertThat(purse.available(member)).isEqualTo(200);
  }

  /** Two offices, two nodes, two keys. */
  @Test
  void what_is_approved_is_in_one_payout_however_many_are_made_at_once() throws Exception {
    var members = List.of(shop.customer(300), shop.customer(300));
    var ids = new ArrayList<String>();
    members.forEach(member -> ids.addAll(wishes(member, 3)));
    try (var other = TestNode.join()) {
      var here = admin();
      var there = here.at(other);
      var wanted = Map.of("district", "tianqiao");

      var answers =
          together(
              List.of(
                  () -> here.post(PAYOUTS, wanted),
                  () -> there.post(PAYOUTS, wanted),
                  () -> here.post(PAYOUTS, wanted),
                  () -> there.post(PAYOUTS, wanted)));

      var made = answers.stream().filter(answer -> answer.status() == 201).toList();
      assertThat(made).isNotEmpty();
      answers.stream()
          .filter(answer -> answer.status() != 201)
          .forEach(answer -> answer.isProblem(409, "nothing-to-pay"));
      var files = new StringBuilder();
      made.forEach(
          answer -> files.append(here.get(PAYOUTS + "/" + Cases.id(answer) + "/file").text()));
      ids.forEach(id -> assertThat(files.toString().split("LD" + id)).hasSize(2));
    }
    pay().isProblem(409, "nothing-to-pay");
  }

  @Test
  void a_payout_made_with_the_same_key_is_made_once() {
    wishes(shop.customer(100), 1);
    var button = admin().with("Idempotency-Key", "payout-" + System.nanoTime());

    var first = button.post(PAYOUTS, Map.of("district", "tianqiao")).is(201);

    assertThat(button.post(PAYOUTS, Map.of("district", "tianqiao")).is(201).text())
        .isEqualTo(first.text());
    admin().post(PAYOUTS, Map.of("district", "nowhere")).isProblem(400, "invalid-request");
  }

  @Test
  void each_line_of_the_result_is_held_against_what_was_asked_for() {
    var member = shop.customer(1_000);
    var ids = wishes(member, 7);
    var payout = Cases.id(pay().is(201));
    var elsewhere = wishes(member, 1).getFirst();

    var result =
        upload(
                admin(),
                payout,
                HEADER
                    + line(ids.get(0), "100,PAID,")
                    + line(ids.get(1), "100,FAILED,账户异常")
                    + line(ids.get(2), "99,PAID,")
                    + line(ids.get(3), "100,PAID,")
                    + line(ids.get(3), "100,PAID,")
                    + line(ids.get(4), "100,FAILED,")
                    + line(ids.get(5), "100,,")
                    + line(elsewhere, "100,PAID,")
                    + "12,100,PAID,\n")
            .is(200)
            .body();

    assertThat(result.required("paid").asInt()).isEqualTo(1);
    assertThat(result.required("failed").asInt()).isEqualTo(1);
    assertThat(result.required("unchanged").asInt()).isEqualTo(1);
    var faults = new ArrayList<String>();
    result
        .required("faults")
        .forEach(
            fault -> faults.add(fault.get("line").asText() + " " + fault.get("fault").asText()));
    assertThat(faults)
        .containsExactly(
            "4 OTHER_AMOUNT",
            "5 NUMBER_TWICE",
            "6 NUMBER_TWICE",
            "7 REASON_MISSING",
            "9 UNKNOWN_NUMBER",
            "10 UNKNOWN_NUMBER");
    assertThat(ids.stream().map(id -> state(member, id)))
        .containsExactly("FULFILLED", "FAILED", "PAYING", "PAYING", "PAYING", "PAYING", "PAYING");
    assertThat(state(member, elsewhere)).isEqualTo("APPROVED");
    // Seven of ten were asked for, one came back, and another one is asked for since.
    assertThat(purse.available(member)).isEqualTo(300);
    assertThat(purse.reserved(member)).isEqualTo(600);
    assertThat(result.at("/payout/failed/amountFen").asLong()).isEqualTo(100);
    assertThat(
            result.at("/payout/paid/amountFen").asLong()
                + result.at("/payout/failed/amountFen").asLong()
                + result.at("/payout/open/amountFen").asLong())
        .isEqualTo(result.at("/payout/requested/amountFen").asLong());
    await().untilAsserted(() -> assertThat(member.get("/api/v1/messages").text()).contains("账户异常"));

    var turned =
        upload(
                admin(),
                payout,
                HEADER + line(ids.get(0), "100,FAILED,退票") + line(ids.get(1), "100,PAID,"))
            .is(200)
            .body();
    assertThat(turned.at("/faults/0/fault").asText()).isEqualTo("ENDED_OTHERWISE");
    assertThat(turned.at("/faults/1/fault").asText()).isEqualTo("ENDED_OTHERWISE");
    assertThat(purse.available(member)).isEqualTo(300);
    upload(admin(), payout, HEADER + line(ids.get(2), "100,GONE,")).is(200);
    assertThat(state(member, ids.get(2))).isEqualTo("PAYING");
  }

  @Test
  void the_same_result_twice_even_at_once_is_booked_once() throws Exception {
    var member = shop.customer(400);
    var ids = wishes(member, 4);
    var payout = Cases.id(pay().is(201));
    var file =
        HEADER
            + line(ids.get(0), "100,PAID,")
            + line(ids.get(1), "100,FAILED,账户异常")
            + line(ids.get(2), "100,PAID,")
            + line(ids.get(3), "100,FAILED,账户异常");
    var staff = admin();

    var answers = together(4, () -> upload(staff, payout, file));

    var booked = new int[3];
    for (var answer : answers) {
      var body = answer.is(200).body();
      assertThat(body.required("faults")).isEmpty();
      booked[0] += body.required("paid").asInt();
      booked[1] += body.required("failed").asInt();
      booked[2] += body.required("unchanged").asInt();
    }
    assertThat(booked).containsExactly(2, 2, 12);
    var again = upload(staff, payout, file).is(200).body();
    assertThat(again.required("unchanged").asInt()).isEqualTo(4);
    assertThat(purse.available(member)).isEqualTo(200);
    assertThat(purse.reserved(member)).isZero();
    // The failure and each payment: four messages, not twenty.
    await()
        .untilAsserted(
            () -> assertThat(member.get("/api/v1/messages/unread-count").text()).contains(":4"));
  }

  /**
   * The bank returns it weeks later (退票): staff refund it, and the payout still says it was paid.
   */
  @Test
  void cash_that_comes_back_after_it_was_paid_is_refunded() {
    var member = shop.customer(100);
    var id = wishes(member, 1).getFirst();
    var payout = Cases.id(pay().is(201));
    var file = HEADER + line(id, "100,PAID,");
    upload(admin(), payout, file).is(200);

    admin().post("/api/v1/staff/redemptions/" + id + "/refund", Map.of("note", "银行退票")).is(201);

    assertThat(state(member, id)).isEqualTo("REFUNDED");
    assertThat(purse.available(member)).isEqualTo(100);
    var again = upload(admin(), payout, file).is(200).body();
    assertThat(again.required("unchanged").asInt()).isEqualTo(1);
    assertThat(again.at("/payout/paid")).isEqualTo(again.at("/payout/requested"));
    assertThat(purse.available(member)).isEqualTo(100);
  }

  @Test
  void a_file_that_cannot_be_read_changes_nothing() {
    var member = shop.customer(100);
    var id = wishes(member, 1).getFirst();
    var payout = Cases.id(pay().is(201));

    upload(admin(), payout, "number,result\n" + line(id, "PAID")).isProblem(400, "invalid-request");
    upload(admin(), payout, "").isProblem(400, "malformed-body");
    upload(admin(), payout, HEADER + (line("1", "1,,")).repeat(1_001))
        .isProblem(400, "invalid-request");

    assertThat(state(member, id)).isEqualTo("PAYING");
  }

  @Test
  void who_is_erased_gets_no_cash_and_the_household_has_its_points() {
    var member = shop.customer(300);
    var ids = wishes(member, 2);
    var payout = Cases.id(pay().is(201));
    var later = wishes(member, 1).getFirst();
    long account = Long.parseLong(account(member));

    transactions.run(() -> erasure.erase(account));
    transactions.run(() -> erasure.erase(account));

    assertThat(state(member, later)).isEqualTo("CANCELLED");
    assertThat(purse.available(member)).isEqualTo(100);
    assertThat(cases.texts("SELECT payee FROM points_redemption WHERE member_id = ?", account))
        .containsOnlyNulls();
    assertThat(admin().get(PAYOUTS + "/" + payout + "/file").is(200).text())
        .contains("LD" + ids.getFirst() + ",,100,1.00");
  }

  @Test
  void cash_needs_wechat_an_amount_and_less_than_2000_yuan() {
    var member = shop.customer(2_000);
    shop.redeem(member, shop.cash(100_000), 2).isProblem(400, "invalid-request");
    var reward = Shop.reward(RewardKind.CASH, 1, 0);
    admin().post("/api/v1/staff/rewards", reward).isProblem(400, "invalid-request");
    var goods = Shop.goods();
    var text = Shop.text("垃圾袋", 1);
    text.put("amountFen", 5);
    goods.put("text", text);
    admin().post("/api/v1/staff/rewards", goods).isProblem(400, "invalid-request");
    cases.change("DELETE FROM account_identity WHERE account_id = ?", account(member));

    shop.redeem(member, shop.cash(100), 1).isProblem(409, "wechat-needed");

    assertThat(purse.available(member)).isEqualTo(2_000);
  }
}

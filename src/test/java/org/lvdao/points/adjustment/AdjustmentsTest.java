package org.lvdao.points.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lvdao.local.Together.together;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.points.Purse;
import org.lvdao.points.spending.Shop;
import org.lvdao.report.Cases;

/** Points that staff give or take, over HTTP. */
@LvdaoTest
class AdjustmentsTest {
  private static final String HERE = "/api/v1/staff/points/adjustments";

  @Inject Shop shop;
  @Inject Purse purse;
  @Inject Cases cases;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    clock.reset();
  }

  private ApiClient admin() {
    return cases.staff("admin");
  }

  private ApiClient adminOf(String district) {
    return cases.staffWith(new Grant(Role.ADMIN, AreaPath.ofDistrict(district), null));
  }

  private static String household(ApiClient member) {
    return member.get("/api/v1/households/mine").is(200).body().required("id").asText();
  }

  private static Map<String, ?> wanted(String household, long points) {
    return Map.of("householdId", household, "points", points, "note", "设备故障补录");
  }

  private Answer propose(ApiClient staff, ApiClient member, long points) {
    return staff.post(HERE, wanted(household(member), points));
  }

  private static Answer decide(ApiClient staff, String id, Map<String, ?> decision) {
    return staff.with("If-Match", "\"0\"").post(HERE + "/" + id + "/decision", decision);
  }

  private static String state(Answer answer) {
    return answer.body().required("state").asText();
  }

  @Test
  void a_few_points_are_booked_at_once_and_the_household_is_told() {
    var member = shop.customer(100);

    var given = propose(admin(), member, 50).is(201);
    var taken = propose(admin(), member, -120).is(201);

    assertThat(state(given)).isEqualTo("BOOKED");
    assertThat(state(taken)).isEqualTo("BOOKED");
    assertThat(purse.available(member)).isEqualTo(30);
    propose(admin(), member, -31).isProblem(409, "not-enough-points");
    assertThat(purse.available(member)).isEqualTo(30);
    assertThat(member.get("/api/v1/points/entries").is(200).text())
        .contains("ADJUSTED")
        .doesNotContain("设备故障补录");
    await()
        .untilAsserted(
            () ->
                assertThat(member.get("/api/v1/messages").text())
                    .contains("+50 分，原因：设备故障补录", "-120 分"));
    assertThat(
            cases.texts(
                "SELECT action FROM audit_log WHERE subject_id = ? ORDER BY id", Cases.id(given)))
        .containsExactly("points-adjustment-proposed", "points-adjusted");
  }

  @Test
  void the_same_button_twice_books_once() {
    var member = shop.customer(100);
    var button = admin().with("Idempotency-Key", "adjust-" + household(member));

    var first = propose(button, member, 50).is(201);

    assertThat(propose(button, member, 50).is(201).text()).isEqualTo(first.text());
    assertThat(purse.available(member)).isEqualTo(150);
  }

  /** The limit is for all of a month, so that nobody cuts a large adjustment into small ones. */
  @Test
  void more_in_a_month_than_one_may_do_alone_waits_for_a_second_person() {
    cases.now("2026-11-30T23:55");
    var member = shop.customer(100);
    var first = adminOf("tianqiao");
    var second = adminOf("tianqiao");
    propose(first, member, 300).is(201);

    var waits = propose(first, member, -201).is(201);

    assertThat(state(waits)).isEqualTo("WAITING");
    assertThat(purse.available(member)).isEqualTo(400);
    var id = Cases.id(waits);
    assertThat(second.pages(HERE + "?district=tianqiao&limit=100").toString()).contains(id);
    decide(first, id, Map.of("accept", true)).isProblem(403, "second-person-needed");
    decide(second, id, Map.of("accept", false)).isProblem(400, "invalid-request");
    adminOf("guanxian").get(HERE + "/" + id).isProblem(404, "not-found");

    var agreed = decide(second, id, Map.of("accept", true)).is(200);

    assertThat(state(agreed)).isEqualTo("BOOKED");
    assertThat(agreed.body().required("decidedBy")).isNotEqualTo(agreed.body().get("proposedBy"));
    assertThat(purse.available(member)).isEqualTo(199);
    second
        .with("If-Match", "\"1\"")
        .post(HERE + "/" + id + "/decision", Map.of("accept", true))
        .isProblem(409, "adjustment-decided");
    decide(second, id, Map.of("accept", true)).isProblem(412, "stale-version");
    // Two were enough for that one; alone, 200 are left of the month.
    assertThat(state(propose(first, member, -201).is(201))).isEqualTo("WAITING");
    assertThat(state(propose(first, member, -199).is(201))).isEqualTo("BOOKED");
    cases.now("2026-12-01T00:00");
    assertThat(state(propose(adminOf("tianqiao"), member, 500).is(201))).isEqualTo("BOOKED");
  }

  @Test
  void a_refused_one_books_nothing() {
    var member = shop.customer(100);
    var id = Cases.id(propose(adminOf("tianqiao"), member, 501).is(201));

    var refused = decide(admin(), id, Map.of("accept", false, "note", "证据不足")).is(200);

    assertThat(state(refused)).isEqualTo("REFUSED");
    assertThat(refused.body().required("decisionNote").asText()).isEqualTo("证据不足");
    assertThat(purse.available(member)).isEqualTo(100);
    assertThat(admin().get(HERE + "/" + id).is(200).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void two_who_agree_at_once_book_once() throws Exception {
    var member = shop.customer(100);
    var id = Cases.id(propose(adminOf("tianqiao"), member, 600).is(201));
    var one = adminOf("tianqiao");
    var other = adminOf("tianqiao");

    var answers =
        together(
            List.of(
                () -> decide(one, id, Map.of("accept", true)),
                () -> decide(other, id, Map.of("accept", true)),
                () -> decide(one, id, Map.of("accept", true))));

    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    assertThat(purse.available(member)).isEqualTo(700);
  }

  /** Each of them is below the limit, both are not. */
  @Test
  void two_at_once_do_not_pass_the_limit_together() throws Exception {
    var member = shop.customer(100);
    var staff = admin();
    var wanted = wanted(household(member), 300);

    var answers = together(4, () -> staff.post(HERE, wanted));

    assertThat(answers.stream().filter(answer -> state(answer.is(201)).equals("BOOKED")))
        .hasSize(1);
    assertThat(purse.available(member)).isEqualTo(400);
  }

  /** It is agreed to, and then the points are gone: nothing is decided. */
  @Test
  void more_than_the_household_has_cannot_be_taken() {
    var member = shop.customer(100);
    var id = Cases.id(propose(adminOf("tianqiao"), member, -600).is(201));

    decide(admin(), id, Map.of("accept", true)).isProblem(409, "not-enough-points");

    assertThat(state(admin().get(HERE + "/" + id).is(200))).isEqualTo("WAITING");
    purse.fill(member, 500);
    decide(admin(), id, Map.of("accept", true)).is(200);
    assertThat(purse.available(member)).isZero();
  }

  @Test
  void nobody_adjusts_their_own_household_nor_one_elsewhere() {
    var member = shop.customer(100);
    var staff = adminOf("tianqiao");
    var me = staff.get("/api/v1/me").is(200).body().required("id").asText();
    var waiting = Cases.id(propose(admin(), member, 501).is(201));
    cases.change(
        "INSERT INTO household_member (account_id, household_id, head, joined_at)"
            + " VALUES (?, ?, FALSE, NOW(3))",
        me,
        household(member));

    propose(staff, member, 1).isProblem(403, "own-household");
    decide(staff, waiting, Map.of("accept", true)).isProblem(403, "own-household");
    propose(adminOf("guanxian"), member, 1).isProblem(400, "invalid-request");
    propose(admin(), member, 0).isProblem(400, "invalid-request");
    admin().post(HERE, wanted("1", 1)).isProblem(400, "invalid-request");

    assertThat(purse.available(member)).isEqualTo(100);
  }

  private static Answer refund(ApiClient staff, String redemption) {
    return staff.post(
        "/api/v1/staff/redemptions/" + redemption + "/refund", Map.of("note", "购物券失效"));
  }

  @Test
  void what_a_household_returns_brings_its_points_back_once() throws Exception {
    var member = shop.customer(100);
    var redemption = shop.given(member, 60);
    var staff = admin();
    assertThat(purse.available(member)).isEqualTo(40);

    var answers = together(4, () -> refund(staff, redemption));

    var done = answers.stream().filter(answer -> answer.status() == 201).toList();
    assertThat(done).hasSize(1);
    assertThat(state(done.getFirst())).isEqualTo("BOOKED");
    assertThat(done.getFirst().body().required("redemptionId").asText()).isEqualTo(redemption);
    answers.stream()
        .filter(answer -> answer.status() != 201)
        .forEach(answer -> answer.isProblem(409, "redemption-state"));
    assertThat(purse.available(member)).isEqualTo(100);
    assertThat(state(member.get("/api/v1/redemptions/" + redemption).is(200)))
        .isEqualTo("REFUNDED");
  }

  @Test
  void a_large_refund_waits_for_a_second_person_and_only_what_was_given_is_refunded() {
    var member = shop.customer(1_300);
    var redemption = shop.given(member, 600);
    var staff = adminOf("tianqiao");
    refund(adminOf("guanxian"), redemption).isProblem(404, "not-found");

    var first = refund(staff, redemption).is(201);
    var second = refund(staff, redemption).is(201);

    assertThat(state(first)).isEqualTo("WAITING");
    assertThat(purse.available(member)).isEqualTo(700);
    decide(staff, Cases.id(first), Map.of("accept", true)).isProblem(403, "second-person-needed");
    decide(admin(), Cases.id(first), Map.of("accept", true)).is(200);
    assertThat(purse.available(member)).isEqualTo(1_300);
    decide(admin(), Cases.id(second), Map.of("accept", true)).isProblem(409, "redemption-state");
    assertThat(purse.available(member)).isEqualTo(1_300);
    var goods = Cases.id(shop.waiting(member));
    refund(staff, goods).isProblem(409, "redemption-state");
  }
}

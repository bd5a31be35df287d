package org.lvdao.points.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.local.Together.together;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Bins;
import org.lvdao.household.Homes;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.points.Holder;
import org.lvdao.points.Purse;
import org.lvdao.points.Reservations;
import org.lvdao.points.Source;
import org.lvdao.report.Cases;
import org.lvdao.report.ReportVerifiedEvent;
import org.lvdao.report.workflow.ReportStatus;

/**
 * What deliveries earn, over HTTP. Each test has a year of its own in which its rules are in force,
 * in 起步区.
 */
@LvdaoTest
class DeliveryPointsTest {
  private static final String DISTRICT = "jinan-qibuqu";
  private static final String COMMUNITY = "370105017201";

  @Inject Cases cases;
  @Inject Homes homes;
  @Inject Bins bins;
  @Inject Purse purse;
  @Inject Reservations reservations;
  @Inject RuleSheets sheets;
  @Inject Outbox outbox;
  @Inject Transactions transactions;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    clock.reset();
  }

  private record Home(ApiClient member, String card) {}

  private Home home() {
    var member = cases.resident();
    var made = homes.create(member, COMMUNITY, homes.address()).is(201).body();
    return new Home(member, made.required("card").asText());
  }

  private Map<String, Object> event(Home home, int grams) {
    var event = bins.event(home.card());
    event.put("grams", grams);
    return event;
  }

  private static JsonNode only(Answer answer) {
    return answer.is(200).body().at("/results/0");
  }

  private Answer grade(Home home, String grade) {
    var id =
        cases
            .texts(
                "SELECT MAX(d.id) FROM delivery d JOIN household_card c USING (household_id)"
                    + " WHERE c.number = ?",
                home.card())
            .getFirst();
    var staff = cases.staff("admin");
    return staff
        .with(
            "If-Match", "\"" + cases.number("SELECT version FROM delivery WHERE id = ?", id) + "\"")
        .post("/api/v1/staff/deliveries/" + id + "/grade", Map.of("grade", grade, "note", "混入塑料袋"));
  }

  @Test
  void a_delivery_earns_by_weight_and_waits_until_its_time_passes() {
    cases.now("2031-03-03T07:00");
    sheets.put(DISTRICT, LocalDate.of(2031, 1, 1), EarningExamples.rules(10));
    var home = home();
    var bin = bins.create(COMMUNITY);

    var first = only(bins.deliver(bin, event(home, 1_250)));
    var light = only(bins.deliver(bin, event(home, 199)));
    var second = only(bins.deliver(bin, event(home, 1_000)));

    assertThat(first.required("points").asInt()).isEqualTo(2 + 12 + 20);
    assertThat(first.required("rule").asText()).startsWith(DISTRICT + "/");
    assertThat(light.required("points").asInt()).isZero();
    assertThat(light.required("reason").asText()).isEqualTo("未达到起积重量");
    assertThat(second.required("points").asInt()).isEqualTo(12);
    assertThat(purse.pending(home.member())).isEqualTo(46);
    var account = home.member().get("/api/v1/points/account").is(200).body();
    assertThat(account.required("pending").asInt()).isEqualTo(46);
    var entries = home.member().get("/api/v1/points/entries").is(200).body().required("items");
    assertThat(entries.size()).isEqualTo(2);
    assertThat(entries.at("/1/description").asText()).isEqualTo("厨余垃圾投放 1.25 公斤");
    cases.later(Duration.ofHours(48));
    purse.job();
    assertThat(purse.available(home.member())).isEqualTo(46);
    assertThat(purse.pending(home.member())).isZero();
  }

  @Test
  void a_grade_gives_what_it_is_worth_and_the_first_bonus_goes_to_the_next() {
    cases.now("2032-03-03T07:00");
    var rules = EarningExamples.rules(10);
    rules.put("gradePercent", Map.of("PASS", 150, "FAIL", 0));
    sheets.put(DISTRICT, LocalDate.of(2032, 1, 1), rules);
    var home = home();
    var bin = bins.create(COMMUNITY);
    assertThat(only(bins.deliver(bin, event(home, 1_000))).required("points").asInt())
        .isEqualTo(32);

    assertThat(home.member().get("/api/v1/households/mine/deliveries").is(200).text())
        .contains("\"points\":32");
    grade(home, "FAIL").is(200);

    assertThat(purse.pending(home.member())).isZero();
    assertThat(purse.available(home.member())).isZero();
    cases.later(Duration.ofMinutes(1));
    assertThat(only(bins.deliver(bin, event(home, 1_000))).required("points").asInt())
        .isEqualTo(32);
    grade(home, "PASS").is(200);
    assertThat(purse.available(home.member())).isEqualTo(18 + 20);
    assertThat(purse.pending(home.member())).isZero();
  }

  @Test
  void a_grade_that_comes_after_the_time_takes_points_back() {
    cases.now("2033-03-03T07:00");
    sheets.put(DISTRICT, LocalDate.of(2033, 1, 1), EarningExamples.rules(10));
    var home = home();
    bins.deliver(bins.create(COMMUNITY), event(home, 1_000)).is(200);
    assertThat(purse.pending(home.member())).isEqualTo(32);
    cases.later(Duration.ofHours(49));
    purse.job();
    assertThat(purse.available(home.member())).isEqualTo(32);

    grade(home, "FAIL").is(200);

    assertThat(purse.available(home.member())).isZero();
  }

  /** At a quarter to midnight and after it, from two bins by way of two nodes. */
  @Test
  void the_cap_of_a_day_holds_in_parallel_and_ends_at_midnight_in_shanghai() throws Exception {
    cases.now("2034-02-28T23:59");
    var rules = EarningExamples.rules(10);
    rules.put("holdHours", 0);
    sheets.put(DISTRICT, LocalDate.of(2034, 1, 1), rules);
    var home = home();
    var bin = bins.create(COMMUNITY);
    try (var other = TestNode.join()) {
      var calls =
          IntStream.range(0, 16)
              .<Callable<Answer>>mapToObj(
                  i -> {
                    var event = event(home, 1_000);
                    return () ->
                        i % 2 == 0
                            ? bins.deliver(bin, event)
                            : other.bean(Bins.class).deliver(bin, event);
                  })
              .toList();

      var answers = together(calls);

      assertThat(answers.stream().mapToInt(one -> only(one).required("points").asInt()).sum())
          .isEqualTo(60);
      assertThat(answers.stream().filter(one -> only(one).path("reason").asText().contains("上限")))
          .isNotEmpty();
    }
    assertThat(purse.available(home.member())).isEqualTo(60);
    cases.later(Duration.ofMinutes(1));
    assertThat(only(bins.deliver(bin, event(home, 1_000))).required("points").asInt())
        .isEqualTo(12);
  }

  @Test
  void the_budget_of_a_month_is_never_exceeded() throws Exception {
    cases.now("2035-05-05T07:00");
    var rules = EarningExamples.rules(10);
    rules.put("firstDelivery", 0);
    rules.put("monthlyBudget", 100);
    sheets.put(DISTRICT, LocalDate.of(2035, 1, 1), rules);
    var bin = bins.create(COMMUNITY);
    var homes = IntStream.range(0, 14).mapToObj(i -> home()).toList();
    var large = only(bins.deliver(bin, event(homes.getFirst(), 2_200)));
    assertThat(large.required("points").asInt()).isEqualTo(24);

    var answers =
        together(
            homes.stream()
                .<Callable<Answer>>map(home -> () -> bins.deliver(bin, event(home, 1_000)))
                .toList());

    int given = answers.stream().mapToInt(one -> only(one).required("points").asInt()).sum();
    assertThat(given).isEqualTo(72);
    assertThat(
            answers.stream().filter(one -> only(one).path("reason").asText().equals("本区本月积分预算已用完")))
        .hasSize(8);
    var next = home();
    cases.now("2035-06-01T00:00");
    assertThat(only(bins.deliver(bin, event(next, 1_000))).required("points").asInt())
        .isEqualTo(12);
  }

  @Test
  void a_rule_is_tried_on_the_deliveries_of_last_month() {
    cases.now("2036-02-29T07:00");
    sheets.put(DISTRICT, LocalDate.of(2036, 1, 1), EarningExamples.rules(10));
    var home = home();
    var bin = bins.create(COMMUNITY);
    bins.deliver(bin, event(home, 1_000), event(home, 500), event(home, 100)).is(200);
    cases.now("2036-03-01T09:00");
    var dearer = EarningExamples.rules(20);
    dearer.put("caps", Map.of("day", 40));
    var before = cases.number("SELECT COUNT(*) FROM points_earning");

    var outcome =
        cases
            .staff("admin")
            .post("/api/v1/staff/points/rules/trial", Map.of("district", DISTRICT, "rules", dearer))
            .is(200)
            .body();

    assertThat(outcome.required("month").asText()).isEqualTo("2036-02");
    assertThat(outcome.required("deliveries").asInt()).isEqualTo(3);
    assertThat(outcome.required("households").asInt()).isEqualTo(1);
    assertThat(outcome.required("pointsThen").asInt()).isEqualTo(2 + 10 + 20 + 2 + 5);
    assertThat(outcome.required("pointsNow").asInt()).isEqualTo(40);
    assertThat(outcome.at("/reasons/CAP").asInt()).isEqualTo(2);
    assertThat(outcome.at("/reasons/TOO_LIGHT").asInt()).isEqualTo(1);
    assertThat(cases.number("SELECT COUNT(*) FROM points_earning")).isEqualTo(before);
  }

  @Test
  void who_reported_what_was_verified_is_thanked_once() {
    cases.now("2030-03-04T09:00");
    sheets.put("tianqiao", LocalDate.of(2030, 1, 1), EarningExamples.rules(10));
    var reporter = cases.resident();
    homes.create(reporter).is(201);

    var id = cases.inState(ReportStatus.CLOSED, reporter, "HOUSEHOLD_WASTE");

    Awaitility.await().until(() -> purse.available(reporter) == 20);
    // As when the case was reopened and closed again.
    transactions.run(() -> outbox.publish(new ReportVerifiedEvent(Long.parseLong(id))));
    Awaitility.await()
        .until(
            () ->
                cases.number(
                        "SELECT COUNT(*) FROM outbox WHERE handler = 'points-report-award'"
                            + " AND aggregate_id = ?",
                        id)
                    == 0);
    assertThat(purse.available(reporter)).isEqualTo(20);
  }

  private Answer reverse(String delivery, String note) {
    var path = "/api/v1/staff/deliveries/" + delivery;
    var staff = cases.staff("admin");
    return staff
        .with("If-Match", staff.get(path).is(200).header("ETag"))
        .post(path + "/reversal", Map.of("note", note));
  }

  private String delivery(Map<String, Object> event) {
    return cases
        .texts("SELECT id FROM delivery WHERE event_id = ?", event.get("eventId"))
        .getFirst();
  }

  private void spend(Home home, long points) {
    long id = cases.number("SELECT household_id FROM household_card WHERE number = ?", home.card());
    var order = new Source("test", UUID.randomUUID().toString());
    reservations.confirm(
        reservations.reserve(new Holder(id, DISTRICT), order, null, "测试", points).id(), "测试");
  }

  private long usedInMarch() {
    return cases.number(
        "SELECT COALESCE(SUM(used), 0) FROM points_budget WHERE month = '2028-03-01'");
  }

  @Test
  void a_delivery_taken_back_leaves_nothing_and_what_was_spent_is_owed() throws Exception {
    cases.now("2028-03-03T07:00");
    var rules = EarningExamples.rules(10);
    rules.put("monthlyBudget", 1_000);
    sheets.put(DISTRICT, LocalDate.of(2028, 1, 1), rules);
    long used = usedInMarch();
    var home = home();
    var bin = bins.create(COMMUNITY);
    var waiting = event(home, 1_250);
    bins.deliver(bin, waiting).is(200);
    assertThat(purse.pending(home.member())).isEqualTo(34);

    reverse(delivery(waiting), "重复投放").is(200);

    assertThat(purse.pending(home.member())).isZero();
    assertThat(purse.available(home.member())).isZero();
    var paid = event(home, 1_000);
    assertThat(only(bins.deliver(bin, paid)).required("points").asInt())
        .as("the first that counts")
        .isEqualTo(32);
    cases.later(Duration.ofHours(49));
    purse.job();
    spend(home, 30);
    var id = delivery(paid);
    var answers = together(6, () -> reverse(id, "重复投放"));
    assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(200);
    assertThat(answers.stream().map(Answer::status))
        .allMatch(status -> status == 200 || status == 409 || status == 412);
    reverse(id, "重复投放").isProblem(409, "delivery-not-accepted");
    assertThat(purse.available(home.member())).isZero();
    assertThat(usedInMarch()).isEqualTo(used);
    assertThat(
            cases.texts(
                "SELECT CONCAT(state, ' ', reason, ' ', points) FROM delivery WHERE id = ?", id))
        .containsExactly("REJECTED REVERSED 0");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        cases.texts(
                            "SELECT m.kind FROM message m JOIN household_member USING (account_id)"
                                + " JOIN household_card c USING (household_id)"
                                + " WHERE c.number = ?",
                            home.card()))
                    .hasSize(2)
                    .allMatch(kind -> kind.toUpperCase(Locale.ROOT).contains("REVERSED")));
    cases.later(Duration.ofMinutes(1));
    var next = event(home, 1_000);
    bins.deliver(bin, next).is(200);
    grade(home, "PASS").is(200);
    assertThat(purse.available(home.member())).as("30 of 32 pay what is owed").isEqualTo(2);
  }

  @Test
  void a_district_has_the_grades_its_rules_name_and_those_that_earn_nothing_failed() {
    cases.now("2027-03-03T07:00");
    var rules = EarningExamples.rules(10);
    rules.put("gradePercent", Map.of("A", 150, "B", 50, "C", 0));
    sheets.put(DISTRICT, LocalDate.of(2027, 1, 1), rules);
    var home = home();
    var bin = bins.create(COMMUNITY);
    var good = event(home, 1_000);
    good.put("grade", "A");
    var unknown = event(home, 1_000);
    unknown.put("grade", "PASS");

    assertThat(only(bins.deliver(bin, good)).required("points").asInt()).isEqualTo(18 + 20);
    assertThat(only(bins.deliver(bin, unknown)).required("reason").asText())
        .isEqualTo("UNKNOWN_GRADE");

    var bad = event(home, 1_000);
    bins.deliver(bin, bad).is(200);
    var path = "/api/v1/staff/deliveries/" + delivery(bad) + "/grade";
    var staff = cases.staff("admin").with("If-Match", "\"0\"");
    staff.post(path, Map.of("grade", "C")).isProblem(400, "invalid-request");
    staff.post(path, Map.of("grade", "C", "note", "混入玻璃")).is(200);
    assertThat(purse.available(home.member())).isEqualTo(38);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(home.member().get("/api/v1/messages").text()).contains("混入玻璃"));
  }

  @Test
  void who_founds_another_household_has_delivered_for_the_first_time_before() {
    cases.now("2027-05-03T07:00");
    sheets.put(DISTRICT, LocalDate.of(2027, 5, 1), EarningExamples.rules(10));
    var home = home();
    var bin = bins.create(COMMUNITY);
    assertThat(only(bins.deliver(bin, event(home, 1_000))).required("points").asInt())
        .isEqualTo(32);
    home.member().delete("/api/v1/households/mine/membership?ending=true").is(204);
    var card =
        homes.create(home.member(), COMMUNITY, homes.address()).is(201).body().required("card");

    var again = only(bins.deliver(bin, event(new Home(home.member(), card.asText()), 1_000)));

    assertThat(again.required("points").asInt()).isEqualTo(12);
  }

  @Test
  void what_a_grade_left_is_taken_back_too() {
    cases.now("2029-03-03T07:00");
    var rules = EarningExamples.rules(10);
    rules.put("gradePercent", Map.of("PASS", 150, "FAIL", 50));
    sheets.put(DISTRICT, LocalDate.of(2029, 1, 1), rules);
    var home = home();
    var bin = bins.create(COMMUNITY);
    var better = event(home, 1_000);
    bins.deliver(bin, better).is(200);
    grade(home, "PASS").is(200);
    assertThat(purse.available(home.member())).isEqualTo(18 + 20);
    reverse(delivery(better), "重复投放").is(200);
    assertThat(purse.available(home.member())).isZero();
    var worse = event(home, 1_000);
    bins.deliver(bin, worse).is(200);
    cases.later(Duration.ofHours(49));
    purse.job();
    grade(home, "FAIL").is(200);
    assertThat(purse.available(home.member())).isEqualTo(6 + 20);

    reverse(delivery(worse), "重复投放").is(200);

    assertThat(purse.available(home.member())).isZero();
    assertThat(purse.pending(home.member())).isZero();
  }

  @Test
  void without_rules_nothing_is_earned_and_nothing_is_lost() {
    cases.now("2019-03-03T09:00");
    var home = home();

    var told = only(bins.deliver(bins.create(COMMUNITY), event(home, 1_000)));

    assertThat(told.required("status").asText()).isEqualTo("ACCEPTED");
    assertThat(told.required("points").asInt()).isZero();
    assertThat(told.path("reason").isTextual()).isFalse();
  }
}

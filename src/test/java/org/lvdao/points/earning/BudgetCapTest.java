package org.lvdao.points.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.local.Together.together;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Bins;
import org.lvdao.household.Bins.Bin;
import org.lvdao.household.Homes;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** What no rules can break, over HTTP; in 起步区. */
@LvdaoTest
class BudgetCapTest {
  private static final String DISTRICT = "jinan-qibuqu";
  private static final String COMMUNITY = "370105017201";
  private static final String CAP = "/api/v1/staff/points/budgets/" + DISTRICT;

  @Inject Cases cases;
  @Inject Homes homes;
  @Inject Bins bins;
  @Inject RuleSheets sheets;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    cap(null);
    clock.reset();
  }

  private void cap(@Nullable Long monthly) {
    var admin = cases.staff("admin");
    var tag = admin.get(CAP).is(200).header("ETag");
    admin.with("If-Match", tag).put(CAP, Collections.singletonMap("monthlyCap", monthly)).is(200);
  }

  /** 12 points a delivery of a kilogram. */
  private void rules(LocalDate from, @Nullable Long monthlyBudget) {
    var rules = EarningExamples.rules(10);
    rules.put("firstDelivery", 0);
    rules.put("monthlyBudget", monthlyBudget);
    sheets.put(DISTRICT, from, rules);
  }

  private Map<String, Object> event() {
    var card =
        homes
            .create(cases.resident(), COMMUNITY, Homes.address())
            .is(201)
            .body()
            .required("card")
            .asText();
    var event = bins.event(card);
    event.put("grams", 1_000);
    return event;
  }

  private int deliver(Bin bin) {
    return points(bins.deliver(bin, event()));
  }

  private static int points(Answer answer) {
    return answer.is(200).body().at("/results/0/points").asInt();
  }

  private JsonNode budget() {
    return cases
        .staff("admin")
        .get("/api/v1/staff/points/summary?district=" + DISTRICT + "&from=2035-08-01&to=2035-08-31")
        .is(200)
        .body()
        .required("budget");
  }

  @Test
  void the_lower_of_the_cap_and_the_rules_holds_however_the_points_were_shared_before()
      throws Exception {
    cases.now("2035-08-08T07:00");
    rules(LocalDate.of(2035, 8, 1), null);
    var bin = bins.create(COMMUNITY);
    for (int i = 0; i < 5; i++) {
      assertThat(deliver(bin)).isEqualTo(12);
    }
    assertThat(budget().get("limit").isNull()).isTrue();

    cap(80L);
    var others = IntStream.range(0, 8).mapToObj(i -> bins.create(COMMUNITY)).toList();
    var events = IntStream.range(0, 8).mapToObj(i -> event()).toList();
    var answers =
        together(
            IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i -> () -> bins.deliver(others.get(i), events.get(i)))
                .toList());

    assertThat(answers.stream().mapToInt(BudgetCapTest::points).sum()).isEqualTo(12);
    assertThat(budget().get("limit").asLong()).isEqualTo(80);
    assertThat(budget().get("given").asLong()).isEqualTo(72);
    assertThat(budget().get("left").asLong()).isEqualTo(8);

    rules(LocalDate.of(2035, 8, 2), 1_000L);
    assertThat(deliver(bin)).isZero();
    cap(200L);
    rules(LocalDate.of(2035, 8, 3), 90L);
    assertThat(deliver(bin)).isEqualTo(12);
    assertThat(deliver(bin)).isZero();
    cap(50L);
    assertThat(deliver(others.getFirst())).isZero();
    assertThat(budget().get("limit").asLong()).isEqualTo(50);
    assertThat(budget().get("given").asLong()).isEqualTo(84);
    assertThat(budget().get("left").asLong()).isZero();
    cap(null);
    rules(LocalDate.of(2035, 8, 4), 96L);
    assertThat(deliver(others.getFirst())).isEqualTo(12);
    assertThat(deliver(others.getFirst())).isZero();
  }

  @Test
  void a_cap_is_changed_in_the_version_that_was_read_by_who_administers_everything() {
    var admin = cases.staff("admin");
    var tag = admin.get(CAP).is(200).header("ETag");
    admin.put(CAP, Map.of("monthlyCap", 5)).isProblem(428, "if-match-required");

    var set = admin.with("If-Match", tag).put(CAP, Map.of("monthlyCap", 5)).is(200);

    assertThat(set.body().get("monthlyCap").asLong()).isEqualTo(5);
    admin.with("If-Match", tag).put(CAP, Map.of("monthlyCap", 6)).isProblem(412, "stale-version");
    admin
        .with("If-Match", set.header("ETag"))
        .put(CAP, Map.of("monthlyCap", -1))
        .isProblem(400, "invalid-request");
    admin.get("/api/v1/staff/points/budgets/nowhere").isProblem(404, "not-found");
    assertThat(cases.number("SELECT COUNT(*) FROM audit_log WHERE action = 'points-budget-capped'"))
        .isPositive();
  }
}

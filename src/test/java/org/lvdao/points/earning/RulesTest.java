package org.lvdao.points.earning;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** The rules of a district, over HTTP. No other test makes any for 济宁高新区. */
@LvdaoTest
class RulesTest {
  private static final String RULES = "/api/v1/staff/points/rules";
  private static final String DISTRICT = "jining-hitech";

  @Inject Cases cases;
  @Inject Api api;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    clock.reset();
  }

  private Answer add(LocalDate from, Map<String, ?> rules) {
    return cases
        .staff("admin")
        .post(
            RULES,
            Map.of(
                "district",
                DISTRICT,
                "effectiveFrom",
                from.toString(),
                "rules",
                rules,
                "note",
                "每公斤多给一分"));
  }

  private Answer inForce() {
    return api.anonymous().get("/api/v1/points/rules?district=" + DISTRICT);
  }

  @Test
  void a_version_follows_another_at_midnight_in_shanghai_and_never_changes() {
    cases.now("2027-02-27T23:00");
    inForce().isProblem(404, "not-found");
    add(LocalDate.of(2027, 2, 26), EarningExamples.rules(5)).isProblem(400, "invalid-request");
    var first = add(LocalDate.of(2027, 2, 27), EarningExamples.rules(5)).is(201).body();
    add(LocalDate.of(2027, 2, 27), EarningExamples.rules(6)).isProblem(400, "invalid-request");
    var second = add(LocalDate.of(2027, 2, 28), EarningExamples.rules(6)).is(201).body();
    var third = add(LocalDate.of(2027, 3, 1), EarningExamples.rules(7)).is(201).body();
    assertThat(third.required("number").asInt()).isEqualTo(first.required("number").asInt() + 2);

    assertThat(inForce().is(200).body().at("/rules/perKilogram").asInt()).isEqualTo(5);
    cases.now("2027-02-28T00:00");
    assertThat(inForce().is(200).body().at("/rules/perKilogram").asInt()).isEqualTo(6);

    var admin = cases.staff("admin");
    admin.delete(RULES + "/" + second.required("id").asText()).isProblem(409, "rules-in-force");
    admin.delete(RULES + "/" + third.required("id").asText()).is(204);
    admin.delete(RULES + "/" + third.required("id").asText()).is(204);
    cases.now("2027-03-01T00:00");
    assertThat(inForce().is(200).body().at("/rules/perKilogram").asInt()).isEqualTo(6);
    var listed =
        cases.staff("admin").get(RULES + "?district=" + DISTRICT).is(200).body().required("items");
    assertThat(listed.get(0).hasNonNull("withdrawnAt")).isTrue();
    assertThat(listed.get(2)).isEqualTo(first);
  }

  @Test
  void what_is_wrong_is_named() {
    var wrong = new HashMap<String, Object>(EarningExamples.rules(5));
    wrong.put("openingHours", List.of(Map.of("days", List.of(1), "from", "09:00", "to", "09:00")));
    wrong.put(
        "bonusDays",
        List.of(Map.of("name", "周", "from", "2027-05-02", "to", "2027-05-01", "percent", 200)));

    var refused =
        cases
            .staff("admin")
            .post(RULES + "/trial", Map.of("district", "tianqiao", "rules", wrong))
            .isProblem(400, "invalid-request");

    assertThat(refused.text())
        .contains("/rules/openingHours/0/to")
        .contains("/rules/bonusDays/0/to");
    cases
        .staff("admin")
        .post(RULES + "/trial", Map.of("district", "nowhere", "rules", EarningExamples.rules(1)))
        .isProblem(400, "invalid-request");
  }

  @Test
  void an_administrator_of_another_district_is_refused() {
    cases
        .staffWith(new Grant(Role.ADMIN, AreaPath.ofDistrict("guanxian"), null))
        .get(RULES + "?district=tianqiao")
        .isProblem(403, "forbidden");
  }
}

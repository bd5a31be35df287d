package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.workflow.ReportStatus;

/** What suspending, extending, correcting and reworking do to the deadline of a case. */
@LvdaoTest
class ReportTermTest {
  /** A Monday; so are the days after it worked. */
  private static final String MONDAY = "2026-03-02T10:00";

  /** Between two steps of a test on a busy machine; the terms are of hours. */
  private static final Duration INSTANT = Duration.ofMinutes(2);

  @Inject Cases cases;

  @Test
  void a_suspended_case_gets_back_the_hours_it_stood_still() {
    cases.now(MONDAY);
    var id = cases.inState(ReportStatus.IN_PROGRESS, cases.resident(), "HAZARDOUS_WASTE");
    var before = cases.moment("deadline", id);
    cases.later(Duration.ofHours(2));
    var handler = cases.staff("handler.tianqiao");
    cases.take(cases.staff("supervisor.tianqiao"), id, "approve-suspension").is(409);
    cases.take(handler, id, "suspend").is(400);
    cases.take(handler, id, "suspend", Map.of("reason", "等专业公司")).is(200);
    cases.take(handler, id, "suspend", Map.of("reason", "等")).isProblem(409, "request-waiting");
    var suspended = cases.take(cases.staff("supervisor.tianqiao"), id, "approve-suspension");
    assertThat(suspended.is(200).body().get("status").asText()).isEqualTo("SUSPENDED");
    var since = cases.moment("suspended_at", id);
    assertThat(cases.texts("SELECT next_check_at FROM report WHERE id = ?", id))
        .containsOnlyNulls();

    cases.later(Duration.ofDays(3));
    assertThat(cases.history(id)).doesNotContain("warn", "mark-overdue");
    cases.take(cases.staff("handler.tianqiao"), id, "resume").is(200);
    var stoodStill = Duration.between(since, cases.moment("updated_at", id));
    assertThat(Duration.between(before, cases.moment("deadline", id)))
        .isCloseTo(stoodStill, INSTANT);
  }

  @Test
  void working_days_are_given_back_as_working_time() {
    cases.now(MONDAY);
    var id = cases.inState(ReportStatus.SUSPENDED, cases.resident(), "HOUSEHOLD_WASTE");
    assertThat(cases.moment("deadline", id)).isEqualTo(Cases.at("2026-03-03T17:30"));
    // 13.5 working hours were left: 7 of this Tuesday and 6.5 of Wednesday.
    cases.now("2026-03-03T09:00");
    cases.take(cases.staff("handler.tianqiao"), id, "resume").is(200);
    assertThat(cases.moment("deadline", id))
        .isBetween(Cases.at("2026-03-04T16:25"), Cases.at("2026-03-04T16:30"));
  }

  @Test
  void a_refused_suspension_changes_nothing() {
    var id = cases.inState(ReportStatus.IN_PROGRESS, cases.resident(), "HAZARDOUS_WASTE");
    var before = cases.moment("deadline", id);
    cases.take(cases.staff("handler.tianqiao"), id, "suspend", Map.of("reason", "忙")).is(200);
    var supervisor = cases.staff("supervisor.tianqiao");
    cases.take(supervisor, id, "refuse-suspension").is(400);
    cases.take(supervisor, id, "refuse-suspension", Map.of("reason", "理由不足")).is(200);
    assertThat(cases.status(id)).isEqualTo("IN_PROGRESS");
    assertThat(cases.moment("deadline", id)).isEqualTo(before);
  }

  @Test
  void an_extension_is_asked_before_the_deadline_and_counts_once_approved() {
    cases.now(MONDAY);
    var id = cases.inState(ReportStatus.IN_PROGRESS, cases.resident(), "BULKY_WASTE");
    var handler = cases.staff("handler.tianqiao");
    var supervisor = cases.staff("supervisor.tianqiao");
    var until = Map.of("reason", "量大", "until", "2026-03-09T17:30:00+08:00");
    assertThat(cases.moment("deadline", id)).isEqualTo(Cases.at("2026-03-05T17:30"));
    cases.take(handler, id, "extend", Map.of("reason", "量大")).is(400);
    cases
        .take(handler, id, "extend", Map.of("reason", "量大", "until", "2026-03-05T09:30:00Z"))
        .is(400);
    cases.take(handler, id, "extend", until).is(200);
    assertThat(cases.moment("deadline", id)).isEqualTo(Cases.at("2026-03-05T17:30"));
    cases.take(supervisor, id, "refuse-extension", Map.of("reason", "加派人手")).is(200);
    assertThat(cases.moment("deadline", id)).isEqualTo(Cases.at("2026-03-05T17:30"));
    cases.take(handler, id, "extend", until).is(200);
    cases.take(supervisor, id, "approve-extension").is(200);
    assertThat(cases.moment("deadline", id)).isEqualTo(Cases.at("2026-03-09T17:30"));

    cases.now("2026-03-09T17:31");
    var late = Map.of("reason", "量大", "until", "2026-03-12T17:30:00+08:00");
    cases
        .take(cases.staff("handler.tianqiao"), id, "extend", late)
        .isProblem(409, "deadline-passed");
  }

  @Test
  void rework_keeps_the_deadline_or_starts_it_anew_as_the_category_says() {
    cases.now(MONDAY);
    var keeps = cases.inState(ReportStatus.HANDLED, cases.resident(), "HOUSEHOLD_WASTE");
    var restarts = cases.inState(ReportStatus.HANDLED, cases.resident(), "HAZARDOUS_WASTE");
    var before = cases.moment("deadline", keeps);
    cases.later(Duration.ofHours(5));
    var verifier = cases.staff("verifier.tianqiao");
    for (var id : new String[] {keeps, restarts}) {
      cases.take(verifier, id, "rework").is(400);
      var body = cases.take(verifier, id, "rework", Map.of("reason", "没有清干净")).is(200).body();
      assertThat(body.get("reworkCount").asInt()).isOne();
      assertThat(body.get("handledAt").isNull()).isTrue();
    }
    assertThat(cases.moment("deadline", keeps)).isEqualTo(before);
    assertThat(
            Duration.between(
                cases.moment("updated_at", restarts), cases.moment("deadline", restarts)))
        .isCloseTo(Duration.ofHours(24), INSTANT);
  }

  @Test
  void a_corrected_category_brings_its_unit_and_term_and_the_history_says_so() {
    cases.now(MONDAY);
    var id = cases.inState(ReportStatus.DISPATCHED, cases.resident(), "HOUSEHOLD_WASTE");
    var dispatcher = cases.staff("dispatcher.tianqiao");
    cases.take(dispatcher, id, "correct").is(400);
    cases.take(dispatcher, id, "correct", Map.of("category", "RUBBISH")).is(400);
    var body =
        cases
            .take(dispatcher, id, "correct", Map.of("category", "CONSTRUCTION_WASTE"))
            .is(200)
            .body();
    assertThat(body.at("/unit/code").asText()).isEqualTo("tianqiao-zhujian");
    assertThat(cases.moment("deadline", id)).isEqualTo(Cases.at("2026-03-04T17:30"));
    var last = body.get("history").get(body.get("history").size() - 1);
    assertThat(last.get("details").toString())
        .contains(
            "\"category\":\"CONSTRUCTION_WASTE\"",
            "\"categoryBefore\":\"HOUSEHOLD_WASTE\"",
            "\"unit\":\"tianqiao-zhujian\"",
            "\"unitBefore\":\"tianqiao-huanwei\"",
            "\"deadline\":");
  }

  @Test
  void a_correction_keeps_what_suspension_and_extension_have_given() {
    cases.now(MONDAY);
    var id = cases.inState(ReportStatus.SUSPENDED, cases.resident(), "HAZARDOUS_WASTE");
    cases.later(Duration.ofHours(10));
    cases.take(cases.staff("handler.tianqiao"), id, "resume").is(200);
    var before = cases.moment("deadline", id);
    cases
        .take(cases.staff("dispatcher.tianqiao"), id, "correct", Map.of("category", "OPEN_BURNING"))
        .is(200);
    // 2 hours instead of 24.
    assertThat(cases.moment("deadline", id)).isEqualTo(before.minus(Duration.ofHours(22)));
  }

  @Test
  void a_corrected_place_brings_its_subdistrict_but_never_another_district() {
    var id = Cases.id(cases.submit(cases.resident(), "HOUSEHOLD_WASTE"));
    var dispatcher = cases.staff("dispatcher.tianqiao");
    var elsewhere = Map.of("position", Cases.position(36.48, 115.45));
    cases.take(dispatcher, id, "correct", elsewhere).isProblem(422, "other-district");
    var before = cases.text("SELECT subdistrict FROM report WHERE id = ?", id);
    var moved =
        cases
            .take(dispatcher, id, "correct", Map.of("position", Cases.position(36.74, 116.98)))
            .is(200)
            .body();
    assertThat(moved.at("/area/code").asText()).isNotEqualTo(before);
    assertThat(moved.at("/wgs84/lat").asDouble()).isEqualTo(36.74);
    assertThat(moved.get("history").get(1).get("details").toString()).contains("\"areaBefore\":");
    cases.take(dispatcher, id, "correct", Map.of("area", "guanxian")).is(400);
    cases.take(dispatcher, id, "correct", Map.of("area", before)).is(200);
    assertThat(cases.text("SELECT subdistrict FROM report WHERE id = ?", id)).isEqualTo(before);
  }
}

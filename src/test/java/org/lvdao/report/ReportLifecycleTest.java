package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Role;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.workflow.ReportStatus;

@LvdaoTest
class ReportLifecycleTest {
  @Inject Cases cases;

  @Test
  void a_case_goes_from_the_report_to_its_closing_and_is_rated_reopened_and_closed_again() {
    var reporter = cases.resident();
    var dispatcher = cases.staff("dispatcher.tianqiao");
    var handler = cases.staff("handler.tianqiao");
    var verifier = cases.staff("verifier.tianqiao");
    var supervisor = cases.staff("supervisor.tianqiao");
    var id = Cases.id(cases.submit(reporter, "HOUSEHOLD_WASTE"));

    assertThat(actions(dispatcher.get("/api/v1/staff/reports/" + id).is(200).body()))
        .containsExactlyInAnyOrder("accept", "reject", "mark-duplicate", "correct", "note");
    var accepted = cases.take(dispatcher, id, "accept").is(200).body();
    assertThat(accepted.get("status").asText()).isEqualTo("ACCEPTED");
    assertThat(actions(accepted)).containsExactlyInAnyOrder("dispatch", "correct", "note");
    var dispatched = cases.take(dispatcher, id, "dispatch").is(200).body();
    assertThat(dispatched.at("/unit/code").asText()).isEqualTo("tianqiao-huanwei");
    assertThat(actions(cases.take(handler, id, "start").is(200).body()))
        .containsExactlyInAnyOrder("suspend", "handle", "extend", "note");
    cases.take(handler, id, "handle", Map.of("note", "好了")).is(400);
    cases.take(handler, id, "handle", Map.of("photoIds", List.of(cases.photo(handler)))).is(400);
    var handled = cases.handle(handler, id).is(200).body();
    assertThat(handled.at("/photos/1/purpose").asText()).isEqualTo("AFTER");
    var closed = cases.take(verifier, id, "close").is(200).body();
    assertThat(closed.get("closedAt").isNull()).isFalse();
    assertThat(closed.get("lookBackDue").isNull()).isFalse();

    var rating = "/api/v1/reports/" + id + "/rating";
    reporter.post(rating, Map.of("stars", 6, "resolved", true)).is(400);
    reporter.post(rating, Map.of("stars", 2)).is(400);
    var rated = reporter.post(rating, Map.of("stars", 2, "resolved", false)).is(200).body();
    assertThat(rated.at("/rating/stars").asInt()).isEqualTo(2);
    reporter.post(rating, Map.of("stars", 5, "resolved", true)).isProblem(409, "already-rated");
    assertThat(cases.number("SELECT rating_stars FROM report WHERE id = ?", id)).isEqualTo(2);

    cases.take(supervisor, id, "reopen").isProblem(409, "action-not-allowed");
    var requests = "/api/v1/reports/" + id + "/reopen-requests";
    reporter.post(requests, Map.of("reason", "垃圾还在")).is(201);
    reporter.post(requests, Map.of("reason", "垃圾还在")).isProblem(409, "request-waiting");
    var before = cases.moment("deadline", id);
    var reopened = cases.take(supervisor, id, "reopen").is(200).body();
    assertThat(reopened.get("status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(reopened.get("closedAt").isNull()).isTrue();
    assertThat(reopened.get("reopenCount").asInt()).isOne();
    assertThat(reopened.at("/requests/0/state").asText()).isEqualTo("APPROVED");
    assertThat(cases.moment("deadline", id)).isAfterOrEqualTo(before);
    cases.handle(handler, id).is(200);
    cases.take(verifier, id, "close").is(200);

    assertThat(cases.history(id))
        .containsExactly(
            "submit",
            "accept",
            "dispatch",
            "start",
            "handle",
            "close",
            "rate",
            "request-reopen",
            "reopen",
            "handle",
            "close");
    assertThat(cases.version(id)).as("one version a step").isEqualTo(firstVersion() + 10);
  }

  private long firstVersion() {
    return cases.version(Cases.id(cases.submit(cases.resident(), "HOUSEHOLD_WASTE")));
  }

  @Test
  void a_step_needs_the_version_it_is_based_on_and_a_second_tap_does_nothing() {
    var id = Cases.id(cases.submit(cases.resident(), "HOUSEHOLD_WASTE"));
    var path = "/api/v1/staff/reports/" + id + "/accept";
    var dispatcher = cases.staff("dispatcher.tianqiao");
    dispatcher.post(path, Map.of()).isProblem(428, "if-match-required");
    dispatcher.with("If-Match", "\"999\"").post(path, Map.of()).isProblem(412, "stale-version");
    dispatcher.with("If-Match", "rubbish").post(path, Map.of()).isProblem(412, "stale-version");
    assertThat(cases.history(id)).containsExactly("submit");

    var tap =
        dispatcher
            .with("If-Match", "\"" + cases.version(id) + "\"")
            .with("Idempotency-Key", UUID.randomUUID().toString());
    var first = tap.post(path, Map.of("note", "收到")).is(200);
    assertThat(first.header("ETag")).isEqualTo("\"" + cases.version(id) + "\"");
    var sameTap = tap.post(path, Map.of("note", "收到")).is(200);
    assertThat(sameTap.text()).isEqualTo(first.text());
    tap.with("Idempotency-Key", UUID.randomUUID().toString())
        .post(path, Map.of("note", "收到"))
        .isProblem(412, "stale-version");
    assertThat(cases.history(id)).containsExactly("submit", "accept");
  }

  @Test
  void the_state_the_office_and_the_area_decide_who_may_do_what() {
    var id = Cases.id(cases.submit(cases.resident(), "HOUSEHOLD_WASTE"));
    var dispatcher = cases.staff("dispatcher.tianqiao");
    var refused = cases.take(dispatcher, id, "dispatch").isProblem(409, "action-not-allowed");
    assertThat(refused.body().get("caseStatus").asText()).isEqualTo("SUBMITTED");
    assertThat(actions(refused.body()))
        .containsExactlyInAnyOrder("accept", "reject", "mark-duplicate", "correct", "note");
    cases.take(cases.staff("handler.tianqiao"), id, "accept").isProblem(403, "forbidden");
    cases.take(cases.staff("dispatcher.guanxian"), id, "accept").isProblem(404, "not-found");
    for (var unknown : List.of("explode", "withdraw", "submit", "warn", "adopt-duplicate")) {
      cases.take(dispatcher, id, unknown).isProblem(404, "not-found");
    }
    assertThat(cases.history(id)).containsExactly("submit");
  }

  @Test
  void who_handled_a_case_never_verifies_it() {
    var id = cases.inState(ReportStatus.IN_PROGRESS, cases.resident(), "HOUSEHOLD_WASTE");
    var both =
        cases.staffWith(
            Cases.handler("tianqiao", "tianqiao-huanwei"), Cases.grant(Role.VERIFIER, "tianqiao"));
    assertThat(actions(cases.handle(both, id).is(200).body())).doesNotContain("close", "rework");
    cases.take(both, id, "close").isProblem(403, "handled-by-you");
    cases.take(both, id, "rework", Map.of("reason", "不干净")).isProblem(403, "handled-by-you");
    cases.take(cases.staff("verifier.tianqiao"), id, "close").is(200);
    cases.take(both, id, "look-back", Map.of("passed", true)).isProblem(403, "handled-by-you");
  }

  @Test
  void only_the_unit_a_case_was_sent_to_works_on_it_and_may_give_it_back() {
    var id = cases.inState(ReportStatus.DISPATCHED, cases.resident(), "HOUSEHOLD_WASTE");
    var other = cases.staffWith(Cases.handler("tianqiao", "tianqiao-zhujian"));
    cases.take(other, id, "start").isProblem(403, "forbidden");
    var own = cases.staffWith(Cases.handler("tianqiao", "tianqiao-huanwei"));
    cases.take(own, id, "return").isProblem(400, "invalid-request");
    cases.take(own, id, "return", Map.of("reason", "是装修垃圾")).is(200);
    assertThat(cases.status(id)).isEqualTo("ACCEPTED");
    var dispatcher = cases.staff("dispatcher.tianqiao");
    cases.take(dispatcher, id, "dispatch", Map.of("unit", "guanxian-huanwei")).is(400);
    cases.take(dispatcher, id, "dispatch", Map.of("unit", "tianqiao-zhujian")).is(200);
    cases.take(own, id, "start").isProblem(403, "forbidden");
    cases.take(other, id, "start").is(200);
  }

  @Test
  void a_rejected_case_tells_its_reporter_why() {
    var reporter = cases.resident();
    var id = Cases.id(cases.submit(reporter, "HOUSEHOLD_WASTE"));
    var dispatcher = cases.staff("dispatcher.tianqiao");
    var missing = cases.take(dispatcher, id, "reject").isProblem(400, "invalid-request");
    assertThat(missing.body().at("/errors/0/pointer").asText()).isEqualTo("/reason");
    cases.take(dispatcher, id, "reject", Map.of("reason", "照片与描述不符")).is(200);
    var body = reporter.get("/api/v1/reports/" + id).body();
    assertThat(body.get("status").asText()).isEqualTo("REJECTED");
    assertThat(body.at("/history/1/note").asText()).isEqualTo("照片与描述不符");
    reporter
        .post("/api/v1/reports/" + id + "/comments", Map.of("text", "请再看看"))
        .isProblem(409, "case-ended");
  }

  @Test
  void a_report_is_withdrawn_as_long_as_nobody_accepted_it() {
    var reporter = cases.resident();
    var id = Cases.id(cases.submit(reporter, "HOUSEHOLD_WASTE"));
    cases.resident().post("/api/v1/reports/" + id + "/withdraw").isProblem(404, "not-found");
    reporter.post("/api/v1/reports/" + id + "/withdraw").is(200);
    reporter.post("/api/v1/reports/" + id + "/withdraw").is(200);
    assertThat(cases.history(id)).containsExactly("submit", "withdraw");

    var accepted = cases.inState(ReportStatus.ACCEPTED, reporter, "HOUSEHOLD_WASTE");
    var refused =
        reporter
            .post("/api/v1/reports/" + accepted + "/withdraw")
            .isProblem(409, "action-not-allowed");
    assertThat(actions(refused.body())).containsExactly("comments");
  }

  @Test
  void the_reporter_adds_words_and_photos_while_the_case_is_open() {
    var reporter = cases.resident();
    var id = cases.inState(ReportStatus.IN_PROGRESS, reporter, "HOUSEHOLD_WASTE");
    var path = "/api/v1/reports/" + id + "/comments";
    var comment = Map.of("text", "又多了一车", "photoIds", List.of(cases.photo(reporter)));
    reporter.withoutIdempotencyKey().post(path, comment).is(400);
    var body = reporter.post(path, comment).is(201).body();
    assertThat(body.at("/photos/1/purpose").asText()).isEqualTo("COMMENT");
    assertThat(body.at("/history/4/note").asText()).isEqualTo("又多了一车");
    cases.resident().post(path, Map.of("text", "我也看到了")).isProblem(404, "not-found");
  }

  @Test
  void a_duplicate_hands_its_voices_and_photos_to_the_first_case() {
    var first = cases.resident();
    var second = cases.resident();
    var both = cases.resident();
    var kept = Cases.id(cases.submit(first, "BULKY_WASTE"));
    var copy = Cases.id(cases.submit(second, "BULKY_WASTE"));
    for (var voice : List.of(both, first, cases.resident())) {
      voice.post("/api/v1/reports/" + copy + "/supports").is(200);
    }
    both.post("/api/v1/reports/" + kept + "/supports").is(200);
    var dispatcher = cases.staff("dispatcher.tianqiao");
    cases.take(dispatcher, copy, "mark-duplicate").is(400);
    for (var wrong : List.of(copy, "1", "TQ-19700101-000001")) {
      cases.take(dispatcher, copy, "mark-duplicate", Map.of("duplicateOf", wrong)).is(400);
    }
    var caseNo = cases.text("SELECT case_no FROM report WHERE id = ?", kept);
    cases.take(dispatcher, copy, "mark-duplicate", Map.of("duplicateOf", caseNo)).is(200);

    var body = first.get("/api/v1/reports/" + kept).body();
    // The second reporter, the one who supported both, and the stranger; not the first reporter.
    assertThat(body.get("supports").asInt()).isEqualTo(3);
    // The photo of somebody else is shown once staff have accepted the case.
    assertThat(body.get("photos")).hasSize(1);
    assertThat(cases.history(kept)).containsExactly("submit", "adopt-duplicate");
    cases.take(dispatcher, kept, "accept").is(200);
    assertThat(first.get("/api/v1/reports/" + kept).body().get("photos")).hasSize(2);
    var duplicate = second.get("/api/v1/reports/" + copy).body();
    assertThat(duplicate.get("status").asText()).isEqualTo("DUPLICATE");
    assertThat(duplicate.get("duplicateOf").asText()).isEqualTo(kept);
  }

  @Test
  void of_two_dispatchers_at_once_one_accepts() {
    for (int round = 0; round < 5; round++) {
      var id = Cases.id(cases.submit(cases.resident(), "BULKY_WASTE"));
      var etag = "\"" + cases.version(id) + "\"";
      var first = cases.staff("dispatcher.tianqiao").with("If-Match", etag);
      var second = cases.staffWith(Cases.grant(Role.DISPATCHER, "tianqiao")).with("If-Match", etag);
      var path = "/api/v1/staff/reports/" + id + "/accept";
      var one = RepeatedReportTest.later(() -> first.post(path, Map.of()));
      var two = RepeatedReportTest.later(() -> second.post(path, Map.of()));
      var statuses = List.of(one.join().status(), two.join().status());
      assertThat(statuses).containsOnlyOnce(200).allMatch(s -> s == 200 || s == 409 || s == 412);
      assertThat(cases.history(id)).containsExactly("submit", "accept");
    }
  }

  @Test
  void staff_without_business_with_cases_in_an_area_do_not_see_those_there() {
    var id = Cases.id(cases.submit(cases.resident(), "BULKY_WASTE"));
    var surveyor =
        cases.staffWith(
            Cases.grant(Role.DISPATCHER, "guanxian"), Cases.grant(Role.SURVEYOR, "tianqiao"));

    surveyor.get("/api/v1/staff/reports/" + id).isProblem(404, "not-found");
    cases.take(surveyor, id, "accept").isProblem(404, "not-found");
    cases.staff("dispatcher.tianqiao").get("/api/v1/staff/reports/" + id).is(200);
  }

  static List<String> actions(JsonNode body) {
    var actions = new ArrayList<String>();
    body.get("allowedActions").forEach(action -> actions.add(action.asText()));
    return actions;
  }
}

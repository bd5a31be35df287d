package org.lvdao.survey.aftercase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lvdao.survey.aftercase.EndedCases.answer;
import static org.lvdao.survey.aftercase.EndedCases.closesAt;
import static org.lvdao.survey.aftercase.EndedCases.id;
import static org.lvdao.survey.aftercase.EndedCases.list;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.pickup.Jobs;
import org.lvdao.report.Cases;
import org.lvdao.report.ReportEvent;

/** What becomes of an after-case survey when its case, its consent or its resident goes. */
@LvdaoTest
class AfterCaseLifeTest {
  @Inject EndedCases ended;
  @Inject Cases cases;
  @Inject Api api;
  @Inject ReportOffers reports;
  @Inject OwnAfterCases own;

  @Test
  void a_case_that_is_reopened_and_closed_again_keeps_its_answer_or_its_time_begins_anew() {
    var names = List.of("again-" + UUID.randomUUID(), "again-" + UUID.randomUUID());
    var people = names.stream().map(api::resident).toList();
    var ids = people.stream().map(ended::closed).toList();
    var surveys = people.stream().map(EndedCases::await1).toList();
    answer(people.getFirst(), id(surveys.getFirst()), "DISSATISFIED", "UNSOLVED").is(201);
    for (int i = 0; i < 2; i++) {
      people
          .get(i)
          .post("/api/v1/reports/" + ids.get(i) + "/reopen-requests", Map.of("reason", "还在"))
          .is(201);
    }
    cases.later(Duration.ofDays(10));
    ids.forEach(this::closeAgain);

    var answered = api.resident(names.getFirst());
    var other = api.resident(names.getLast());
    var before = closesAt(surveys.getLast());
    await().until(() -> closesAt(list(other).getFirst()).isAfter(before.plus(Duration.ofDays(9))));
    assertThat(id(list(other).getFirst())).isEqualTo(id(surveys.getLast()));
    assertThat(list(other).getFirst().required("endedAt"))
        .isEqualTo(surveys.getLast().required("endedAt"));
    await().until(() -> told(ids.getFirst()) == 2);
    reports.handle(List.of(new ReportEvent(Long.parseLong(ids.getFirst()), 9, "close")));
    assertThat(list(answered)).isEmpty();
    assertThat(ended.offered(ids.getFirst())).isOne();
    assertThat(ended.kept(id(surveys.getFirst()))).endsWith(" DISSATISFIED UNSOLVED 1");
    answer(answered, id(surveys.getFirst()), "SATISFIED", "NONE").isProblem(409, "survey-answered");
  }

  /** How often a case was closed. */
  private long told(String report) {
    return cases.number(
        "SELECT COUNT(*) FROM report_history WHERE report_id = ? AND action = 'close'", report);
  }

  private void closeAgain(String id) {
    cases.take(cases.staff("supervisor.tianqiao"), id, "reopen", Map.of()).is(200);
    var handler = cases.staff("handler.tianqiao");
    var proof = Map.of("note", "再次清运", "photoIds", List.of(cases.photo(handler)));
    cases.take(handler, id, "handle", proof).is(200);
    cases.take(cases.staff("verifier.tianqiao"), id, "close", Map.of()).is(200);
  }

  @Test
  void who_has_rated_a_case_is_not_asked_again_but_may_answer() {
    var resident = cases.resident();
    var report = ended.closed(resident);
    var survey = EndedCases.await1(resident);
    resident
        .post("/api/v1/reports/" + report + "/rating", Map.of("stars", 2, "resolved", false))
        .is(200);
    await().until(() -> list(resident).isEmpty());
    answer(resident, id(survey), "DISSATISFIED", "UNSOLVED").is(201);

    var booking = ended.weighed(resident);
    var stars = Map.of("stars", 5);
    resident.post("/api/v1/pickup/bookings/" + booking + "/rating", stars).is(200);
    EndedCases.confirm(resident, booking);
    await().until(() -> ended.offered(booking) == 1);
    assertThat(list(resident)).isEmpty();
  }

  @Test
  void only_the_resident_of_the_case_answers_and_only_with_the_consent() {
    var resident = cases.resident();
    var survey = ended.waiting(resident);
    answer(cases.resident(), survey, "SATISFIED", "NONE").is(404);
    answer(resident, survey, "HAPPY", "NONE").is(400);
    resident
        .post(EndedCases.PATH + "/" + survey + "/response", Map.of("satisfaction", "SATISFIED"))
        .isProblem(400, "invalid-request");
    consent(resident, false);
    answer(resident, survey, "SATISFIED", "NONE").isProblem(403, "consent-needed");
    assertThat(ended.kept(survey)).endsWith(" - - 0");

    consent(resident, true);
    answer(resident, survey, "SATISFIED", "NONE").is(201);
    consent(resident, false);
    assertThat(ended.kept(survey)).endsWith(" - - 0");
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM idempotency WHERE account_id = ? AND operation LIKE ?",
                Jobs.me(resident),
                "POST " + EndedCases.PATH + "%"))
        .isZero();
    consent(resident, true);
    answer(resident, survey, "NEUTRAL", "OTHER").is(201);
  }

  private static void consent(ApiClient resident, boolean given) {
    var choice = given ? Map.of("given", true, "noticeVersion", 1) : Map.of("given", false);
    resident.put("/api/v1/me/consents/SURVEY", choice).is(200);
  }

  @Test
  void an_answer_outlives_its_person_without_them() {
    var resident = cases.resident();
    var report = ended.closed(resident);
    var survey = id(EndedCases.await1(resident));
    answer(resident, survey, "SATISFIED", "NONE").is(201);
    reports.handle(List.of(new ReportEvent(Long.parseLong(report), 9, ReportEvent.ERASE_REPORTER)));
    assertThat(ended.kept(survey)).isEqualTo("nobody SATISFIED NONE 1");

    var another = ended.waiting(resident);
    own.erase(Long.parseLong(Jobs.me(resident)));
    assertThat(ended.kept(another)).isEqualTo("nobody - - 0");
    answer(resident, another, "SATISFIED", "NONE").is(404);
  }
}

package org.lvdao.survey.aftercase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.survey.aftercase.EndedCases.answer;
import static org.lvdao.survey.aftercase.EndedCases.closesAt;
import static org.lvdao.survey.aftercase.EndedCases.id;
import static org.lvdao.survey.aftercase.EndedCases.list;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.Together;
import org.lvdao.pickup.BookingEvent;
import org.lvdao.report.Cases;
import org.lvdao.report.ReportEvent;
import org.lvdao.report.workflow.ReportStatus;

/** After-case surveys as residents meet them, over HTTP. */
@LvdaoTest
class AfterCaseTest {
  private static final Duration PERIOD = Duration.ofDays(30);

  @Inject EndedCases ended;
  @Inject Cases cases;
  @Inject Api api;
  @Inject ReportOffers reports;
  @Inject PickupOffers pickups;
  @Inject AdjustableClock clock;

  private static List<String> codes(JsonNode question) {
    return labels(question, "code");
  }

  private static List<String> labels(JsonNode question, String field) {
    var texts = new ArrayList<String>();
    question.required("options").forEach(option -> texts.add(option.required(field).asText()));
    return texts;
  }

  @Test
  void a_report_is_asked_about_once_it_is_closed_and_not_before() {
    var resident = cases.resident();
    var handled = cases.inState(ReportStatus.HANDLED, resident, "BULKY_WASTE");
    reports.handle(List.of(new ReportEvent(Long.parseLong(handled), 5, "close")));
    assertThat(list(resident)).isEmpty();

    cases.take(cases.staff("verifier.tianqiao"), handled, "close", Map.of()).is(200);

    var survey = EndedCases.await1(resident);
    assertThat(survey.required("kind").asText()).isEqualTo("REPORT");
    assertThat(survey.required("caseId").asText()).isEqualTo(handled);
    assertThat(survey.required("number").asText())
        .isEqualTo(cases.texts("SELECT case_no FROM report WHERE id = ?", handled).getFirst());
    assertThat(closesAt(survey))
        .isEqualTo(Instant.parse(survey.required("endedAt").asText()).plus(PERIOD));
    assertThat(labels(survey.at("/questions/0"), "label"))
        .containsExactly("满意", "比较满意", "一般", "不太满意", "不满意", "不清楚");
    assertThat(codes(survey.at("/questions/0")))
        .containsExactlyElementsOf(Stream.of(Satisfaction.values()).map(Enum::name).toList());
    assertThat(codes(survey.at("/questions/1")))
        .containsExactlyElementsOf(Stream.of(Improvement.values()).map(Enum::name).toList());
    assertThat(labels(survey.at("/questions/1"), "label")).contains("问题没有解决");

    answer(resident, id(survey), "RATHER_SATISFIED", "TOO_SLOW").is(201);
    assertThat(list(resident)).isEmpty();
    assertThat(ended.kept(id(survey))).endsWith(" RATHER_SATISFIED TOO_SLOW 1");
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM after_case_survey WHERE id = ? AND closed_month = ?",
                id(survey),
                BusinessTime.dayOf(clock.instant()).toString().substring(0, 7)))
        .isOne();
  }

  @Test
  void a_pickup_is_asked_about_once_it_is_settled_and_not_before() {
    var resident = cases.resident();
    var booking = ended.weighed(resident);
    pickups.handle(List.of(new BookingEvent(Long.parseLong(booking), 5, "settle")));
    assertThat(list(resident)).isEmpty();

    EndedCases.confirm(resident, booking);

    var survey = EndedCases.await1(resident);
    assertThat(survey.required("kind").asText()).isEqualTo("PICKUP");
    assertThat(survey.required("caseId").asText()).isEqualTo(booking);
    assertThat(labels(survey.at("/questions/1"), "label")).contains("上门太慢", "没有");
  }

  @Test
  void however_often_it_is_told_that_a_case_has_ended_there_is_one_survey() throws Exception {
    var resident = cases.resident();
    var report = ended.closed(resident);
    EndedCases.await1(resident);
    var closed = new ReportEvent(Long.parseLong(report), 5, "close");
    Callable<Boolean> again =
        () -> {
          reports.handle(List.of(closed, closed));
          return true;
        };
    Together.atOnce(4, again);
    assertThat(ended.offered(report)).isOne();
    assertThat(list(resident)).hasSize(1);
  }

  @Test
  void of_two_taps_at_once_one_counts_and_a_repeated_request_gets_its_answer_again()
      throws Exception {
    var resident = cases.resident();
    for (int round = 0; round < 10; round++) {
      var survey = ended.waiting(resident);
      Callable<Answer> good = () -> answer(resident, survey, "SATISFIED", "NONE");
      Callable<Answer> bad = () -> answer(resident, survey, "DISSATISFIED", "UNSOLVED");
      var answers = Together.together(List.of(good, bad));
      int first = answers.getFirst().status() == 201 ? 0 : 1;
      answers.get(first).is(201);
      answers.get(1 - first).isProblem(409, "survey-answered");
      assertThat(ended.kept(survey))
          .contains(first == 0 ? " SATISFIED NONE" : " DISSATISFIED UNSOLVED");
    }
    var survey = ended.waiting(resident);
    var tap = resident.with("Idempotency-Key", UUID.randomUUID().toString());
    var first = answer(tap, survey, "NEUTRAL", "OTHER").is(201).body();
    assertThat(answer(tap, survey, "NEUTRAL", "OTHER").is(201).body()).isEqualTo(first);
    answer(tap, survey, "SATISFIED", "OTHER").is(422);
    assertThat(ended.kept(survey)).endsWith(" NEUTRAL OTHER 1");
  }

  @Test
  void it_can_be_answered_for_30_days() {
    var name = "after-case-" + UUID.randomUUID();
    var resident = api.resident(name);
    var early = ended.waiting(resident);
    var late = ended.waiting(resident);

    cases.later(PERIOD.minusMinutes(5));
    resident = api.resident(name);
    assertThat(list(resident)).hasSize(2);
    answer(resident, early, "SATISFIED", "NONE").is(201);

    cases.later(Duration.ofMinutes(6));
    assertThat(list(resident)).isEmpty();
    answer(resident, late, "SATISFIED", "NONE").isProblem(409, "survey-closed");
    answer(resident, early, "SATISFIED", "NONE").isProblem(409, "survey-answered");
    assertThat(ended.kept(late)).endsWith(" - - 0");
  }
}

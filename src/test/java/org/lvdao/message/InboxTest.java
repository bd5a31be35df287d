package org.lvdao.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Ids;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;
import org.lvdao.report.workflow.ReportStatus;

@LvdaoTest
class InboxTest {
  @Inject Cases cases;
  @Inject Told told;
  @Inject NoticeHandler handler;
  @Inject Ids ids;

  @Test
  void a_reporter_is_told_of_each_step_that_others_take() {
    var reporter = cases.resident();
    var id = cases.inState(ReportStatus.CLOSED, reporter, "HOUSEHOLD_WASTE");
    reporter.post("/api/v1/reports/" + id + "/reopen-requests", Map.of("reason", "还在")).is(201);
    cases.take(cases.staff("supervisor.tianqiao"), id, "reopen", Map.of("note", "再去一次")).is(200);

    var messages = Told.awaitMessages(reporter, 5);

    assertThat(messages.stream().map(message -> message.get("kind").asText()))
        .containsExactlyInAnyOrder(
            "report-accepted",
            "report-dispatched",
            "report-handled",
            "report-closed",
            "report-reopened");
    var caseNo = reporter.get("/api/v1/reports/" + id).body().get("caseNo").asText();
    assertThat(messages)
        .allSatisfy(
            message -> {
              assertThat(message.get("path").asText()).isEqualTo("/reports/" + id);
              assertThat(message.get("topic").asText()).isEqualTo("REPORT");
              assertThat(message.get("body").asText()).contains(caseNo);
              assertThat(message.get("readAt").isNull()).isTrue();
            });
  }

  @Test
  void a_refusal_is_told_too() {
    var reporter = cases.resident();
    var rejected = Cases.id(cases.submit(reporter, "HOUSEHOLD_WASTE"));
    var dispatcher = cases.staff("dispatcher.tianqiao");
    cases.take(dispatcher, rejected, "reject", Map.of("reason", "不属于受理范围")).is(200);
    assertThat(Told.awaitMessages(reporter, 1).getFirst().get("title").asText())
        .isEqualTo("您的上报未予受理");

    var other = cases.resident();
    var closed = cases.inState(ReportStatus.CLOSED, other, "HOUSEHOLD_WASTE");
    other.post("/api/v1/reports/" + closed + "/reopen-requests", Map.of("reason", "还在")).is(201);
    var supervisor = cases.staff("supervisor.tianqiao");
    cases.take(supervisor, closed, "refuse-reopen", Map.of("reason", "已核实")).is(200);
    assertThat(Told.awaitMessages(other, 5).stream().map(message -> message.get("kind").asText()))
        .contains("report-reopen-refused");
  }

  @Test
  void messages_are_counted_and_read_one_by_one_or_all_at_once() {
    var reporter = cases.resident();
    cases.inState(ReportStatus.HANDLED, reporter, "HOUSEHOLD_WASTE");
    var messages = Told.awaitMessages(reporter, 3);
    assertThat(unread(reporter)).isEqualTo(3);

    var id = messages.getFirst().get("id").asText();
    var read = reporter.post("/api/v1/messages/" + id + "/read").is(200).body();
    assertThat(read.get("readAt").isNull()).isFalse();
    assertThat(reporter.post("/api/v1/messages/" + id + "/read").is(200).body()).isEqualTo(read);
    assertThat(unread(reporter)).isEqualTo(2);
    assertThat(idsOf(reporter.get("/api/v1/messages?unread=true").is(200).body()))
        .containsExactly(messages.get(1).get("id").asText(), messages.get(2).get("id").asText());

    cases.resident().post("/api/v1/messages/" + id + "/read").isProblem(404, "not-found");
    reporter.post("/api/v1/messages/read").is(204);
    assertThat(unread(reporter)).isZero();
    assertThat(Told.messages(reporter)).hasSize(3);
  }

  @Test
  void the_newest_come_first_page_by_page() {
    var reporter = cases.resident();
    cases.inState(ReportStatus.HANDLED, reporter, "HOUSEHOLD_WASTE");
    var all = Told.awaitMessages(reporter, 3).stream().map(m -> m.get("id").asText()).toList();

    var paged = new ArrayList<String>();
    reporter.pages("/api/v1/messages?limit=2").forEach(page -> paged.addAll(idsOf(page)));

    assertThat(paged).isEqualTo(all);
    assertThat(all.stream().map(Long::valueOf)).isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void who_prefers_english_is_told_in_english() {
    var reporter = cases.resident();
    reporter.patch("/api/v1/me", Map.of("language", "en")).is(200);
    assertThat(told.acceptedOf(reporter).get("title").asText()).isEqualTo("Report accepted");
  }

  @Test
  void an_event_that_comes_again_makes_no_other_message() {
    long account = Long.parseLong(cases.resident().get("/api/v1/me").body().get("id").asText());
    var one = notice(account, 1);
    var next = notice(account, 2);

    handler.handle(List.of(one));
    handler.handle(List.of(one, next, one));

    assertThat(cases.number("SELECT COUNT(*) FROM message WHERE account_id = ?", account))
        .isEqualTo(2);
  }

  private NoticeEvent notice(long account, long version) {
    return new NoticeEvent(
        ids.next(),
        version,
        MessageKind.REPORT_ACCEPTED,
        account,
        Instant.parse("2026-03-01T00:00:00Z"),
        Map.of("caseNo", "TQ-1"),
        "/reports/1");
  }

  private static int unread(ApiClient client) {
    return client.get("/api/v1/messages/unread-count").is(200).body().get("unread").asInt();
  }

  private static List<String> idsOf(JsonNode page) {
    var found = new ArrayList<String>();
    page.get("items").forEach(item -> found.add(item.get("id").asText()));
    return found;
  }
}

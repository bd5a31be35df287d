package org.lvdao.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.PhotoDesk;
import org.lvdao.local.PhotoDesk.Manner;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.workflow.ReportStatus;

/** Which photos others may see, judged by WeChat, who tells its verdicts later. */
class WechatPhotosTest {
  private static final String PUSH = "/api/v1/wechat/push?";
  private static final List<String> HANDLERS =
      List.of("report-content", "report-photo-check", "report-photo-verdict");

  private static PhotoDesk desk;
  private static TestNode node;
  private static Cases cases;

  private final String name = "photos-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    desk = TestServers.running().wechat().photos();
    node =
        TestNode.on(
            TestServers.running().seededDatabase(),
            Map.of("lvdao.content.check", "wechat", "lvdao.link.public-url", PhotoDesk.PUBLIC_URL));
    cases = node.bean(Cases.class);
    desk.serve(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @AfterEach
  void judgeAgain() {
    desk.answer(0);
    desk.judge(Manner.PASS);
    HANDLERS.forEach(
        handler ->
            assertThat(
                    node.bean(MeterRegistry.class)
                        .get("lvdao.outbox.parked")
                        .tag("handler", handler)
                        .gauge()
                        .value())
                .as("parked events of %s", handler)
                .isZero());
  }

  /** In a session that no moved time has ended. */
  private ApiClient reporter() {
    return cases.residentNamed(name);
  }

  private String submit() {
    return Cases.id(cases.submit(reporter(), "HOUSEHOLD_WASTE"));
  }

  private static JsonNode seenBy(ApiClient client, String id) {
    return client.get("/api/v1/reports/" + id).is(200).body();
  }

  /** The purposes of the photos somebody else sees. */
  private static List<String> shown(String id) {
    return seenBy(cases.resident(), id).get("photos").findValuesAsText("purpose");
  }

  private static JsonNode staffPhoto(String id) {
    return cases
        .staff("dispatcher.tianqiao")
        .get("/api/v1/staff/reports/" + id)
        .is(200)
        .body()
        .at("/photos/0");
  }

  private static void awaitVerdict(String id, String verdict) {
    await()
        .until(
            () ->
                cases
                    .texts(
                        "SELECT verdict FROM report_photo_check"
                            + " WHERE report_id = ? AND verdict IS NOT NULL",
                        id)
                    .equals(List.of(verdict)));
  }

  private static void awaitAsked(String id, int times) {
    await()
        .until(
            () ->
                cases
                    .texts("SELECT attempts FROM report_photo_check WHERE report_id = ?", id)
                    .equals(List.of(Integer.toString(times))));
  }

  private static String trace(String id) {
    return cases.text("SELECT trace_id FROM report_photo_check WHERE report_id = ?", id);
  }

  private static Answer push(String query, String body) {
    return node.api().anonymous().withoutIdempotencyKey().post(PUSH + query, body);
  }

  private static Instant now() {
    return node.bean(InstantSource.class).instant();
  }

  @Test
  void a_photo_is_for_others_once_it_passed_without_a_person() {
    desk.judge(Manner.NEVER);
    var id = submit();
    awaitAsked(id, 1);
    assertThat(shown(id)).isEmpty();
    assertThat(seenBy(reporter(), id).get("photos")).hasSize(1);
    assertThat(staffPhoto(id).get("shownToOthers").asBoolean()).isFalse();

    var verdict = PhotoDesk.verdict(trace(id), "pass", 100, true);
    assertThat(push(PhotoDesk.signed(now()), verdict).is(200).text()).isEqualTo("success");
    awaitVerdict(id, "PASS");
    assertThat(shown(id)).containsExactly("EVIDENCE");
    assertThat(staffPhoto(id).get("shownToOthers").asBoolean()).isTrue();
    assertThat(staffPhoto(id).get("found").isNull()).isTrue();
    assertThat(cases.history(id)).containsExactly("submit");
  }

  @ParameterizedTest
  @CsvSource({"REVIEW,低俗,图片疑似低俗", "RISKY,色情,图片未通过自动审核（色情）"})
  void what_seems_bad_is_for_nobody_else_until_a_moderator_publishes_it(
      Manner manner, String found, String reason) {
    desk.judge(manner);
    var id = submit();
    awaitVerdict(id, "REVIEW");
    cases.bring(id, ReportStatus.CLOSED);
    var other = seenBy(cases.resident(), id);
    assertThat(other.get("description").isNull()).isFalse();
    assertThat(other.get("photos").findValuesAsText("purpose")).containsExactly("AFTER");
    assertThat(other.toString()).doesNotContain(found);
    var mine = seenBy(reporter(), id);
    assertThat(mine.get("photos")).hasSize(2);
    assertThat(mine.toString()).doesNotContain(found);
    assertThat(staffPhoto(id).get("found").asText()).isEqualTo(found);

    var dispatcher = cases.staff("dispatcher.tianqiao");
    var item =
        dispatcher.pages("/api/v1/staff/publications?limit=100").stream()
            .flatMap(page -> page.get("items").valueStream())
            .filter(waiting -> waiting.get("id").asText().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(item.get("reason").asText()).isEqualTo(reason);
    assertThat(item.at("/photos/0/found").asText()).isEqualTo(found);
    cases.take(dispatcher, id, "publish").is(200);
    assertThat(shown(id)).containsExactly("EVIDENCE", "AFTER");
    assertThat(staffPhoto(id).get("shownToOthers").asBoolean()).isTrue();
  }

  @Test
  void what_a_moderator_withheld_stays_hidden_and_its_reporter_reads_why() {
    desk.judge(Manner.RISKY);
    var id = submit();
    awaitVerdict(id, "REVIEW");
    var dispatcher = cases.staff("dispatcher.tianqiao");
    cases.take(dispatcher, id, "withhold", Map.of("reason", "图片与案件无关")).is(200);
    cases.bring(id, ReportStatus.ACCEPTED);
    assertThat(shown(id)).isEmpty();
    assertThat(seenBy(reporter(), id).get("history").findValuesAsText("note")).contains("图片与案件无关");
    cases.take(dispatcher, id, "publish").isProblem(409, "action-not-allowed");

    // The verdict comes again, and once more with another mind.
    var trace = trace(id);
    for (var suggest : List.of("risky", "pass")) {
      push(PhotoDesk.signed(now()), PhotoDesk.verdict(trace, suggest, 100, true)).is(200);
    }
    awaitNoVerdictWaits();
    assertThat(shown(id)).isEmpty();
    assertThat(cases.history(id)).containsExactly("submit", "doubt", "withhold", "accept");
  }

  private static void awaitNoVerdictWaits() {
    await()
        .until(
            () ->
                cases.number("SELECT COUNT(*) FROM outbox WHERE handler = 'report-photo-verdict'")
                    == 0);
  }

  /** Told twice; told before the answer that names the trace. */
  @ParameterizedTest
  @EnumSource(names = {"TWICE", "EARLY"})
  void a_verdict_counts_once_whenever_it_comes(Manner manner) {
    desk.judge(manner);
    var id = submit();
    awaitVerdict(id, "REVIEW");
    awaitNoVerdictWaits();
    assertThat(cases.history(id)).containsExactly("submit", "doubt");
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM report_request WHERE report_id = ? AND kind = 'PUBLICATION'",
                id))
        .isOne();
    assertThat(desk.answers()).contains("success");
  }

  @Test
  void a_check_that_is_away_delays_the_photo_and_nothing_else() {
    desk.answer(-1);
    var id = submit();
    await()
        .until(
            () ->
                cases.number("SELECT COUNT(*) FROM report_photo_check WHERE report_id = ?", id)
                    == 1);
    cases.bring(id, ReportStatus.HANDLED);
    assertThat(shown(id)).containsExactly("AFTER");
    assertThat(seenBy(cases.resident(), id).get("description").isNull()).isFalse();

    desk.answer(0);
    awaitVerdict(id, "PASS");
    assertThat(shown(id)).containsExactly("EVIDENCE", "AFTER");
  }

  @Test
  void a_verdict_that_never_comes_is_asked_for_again_and_then_left_to_the_dispatcher() {
    desk.judge(Manner.NEVER);
    var id = submit();
    for (int asked = 1; asked <= PhotoChecks.ATTEMPTS; asked++) {
      awaitAsked(id, asked);
      assertThat(shown(id)).isEmpty();
      cases.later(PhotoChecks.PATIENCE);
    }
    awaitVerdict(id, "REVIEW");
    assertThat(shown(id)).isEmpty();
    cases.bring(id, ReportStatus.ACCEPTED);
    assertThat(shown(id)).containsExactly("EVIDENCE");
    assertThat(cases.history(id)).containsExactly("submit", "accept");

    // Late, and all the same.
    push(PhotoDesk.signed(now()), PhotoDesk.verdict(trace(id), "risky", 20002, true)).is(200);
    await().until(() -> cases.history(id).contains("doubt"));
    assertThat(shown(id)).isEmpty();
  }

  @Test
  void whoever_judges_breaks_down_and_is_asked_again() {
    desk.judge(Manner.BROKEN);
    var id = submit();
    awaitAsked(id, 1);
    desk.judge(Manner.PASS);
    cases.later(PhotoChecks.PATIENCE);
    awaitVerdict(id, "PASS");
    assertThat(shown(id)).containsExactly("EVIDENCE");
  }

  /** Not in the mini program for two hours; nobody of it. */
  @ParameterizedTest
  @CsvSource({"61010", "40003"})
  void a_photo_of_somebody_wechat_does_not_know_is_left_to_the_dispatcher(int error) {
    desk.answer(error);
    var id = submit();
    awaitVerdict(id, "REVIEW");
    assertThat(shown(id)).isEmpty();
    cases.bring(id, ReportStatus.ACCEPTED);
    assertThat(shown(id)).containsExactly("EVIDENCE");
  }

  @Test
  void a_bad_photo_is_hidden_in_the_case_it_was_merged_into_too() {
    var first = submit();
    awaitVerdict(first, "PASS");
    cases.bring(first, ReportStatus.ACCEPTED);
    desk.judge(Manner.RISKY);
    var second = submit();
    awaitVerdict(second, "REVIEW");
    var dispatcher = cases.staff("dispatcher.tianqiao");
    cases.take(dispatcher, second, "mark-duplicate", Map.of("duplicateOf", first)).is(200);
    assertThat(seenBy(reporter(), first).get("photos")).hasSize(2);
    assertThat(shown(first)).hasSize(1);
    cases.take(dispatcher, second, "publish").is(200);
    assertThat(shown(first)).hasSize(2);
  }

  /** Not even who reported it first sees what somebody else showed with the same thing. */
  @Test
  void a_photo_merged_before_its_check_waits_for_it_in_the_other_case() {
    var first = submit();
    awaitVerdict(first, "PASS");
    cases.bring(first, ReportStatus.ACCEPTED);
    desk.judge(Manner.NEVER);
    var neighbour = cases.resident();
    var second = Cases.id(cases.submit(neighbour, "HOUSEHOLD_WASTE"));
    var comment = Map.of("text", "还在", "photoIds", List.of(cases.photo(neighbour)));
    neighbour.post("/api/v1/reports/" + second + "/comments", comment).is(201);
    var dispatcher = cases.staff("dispatcher.tianqiao");

    cases.take(dispatcher, second, "mark-duplicate", Map.of("duplicateOf", first)).is(200);

    assertThat(shown(first)).hasSize(1);
    assertThat(seenBy(reporter(), first).get("photos")).hasSize(1);
  }

  @Test
  void an_erased_photo_is_neither_asked_about_nor_judged() {
    desk.judge(Manner.NEVER);
    var asked = submit();
    awaitAsked(asked, 1);
    var trace = trace(asked);
    desk.answer(-1);
    var waiting = submit();
    await()
        .until(
            () ->
                cases.number("SELECT COUNT(*) FROM report_photo_check WHERE report_id = ?", waiting)
                    == 1);
    var photos =
        cases.texts(
            "SELECT photo_id FROM report_photo_check WHERE report_id IN (?, ?)", asked, waiting);
    erase(asked);
    erase(waiting);
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM report_photo_check WHERE report_id IN (?, ?)",
                asked,
                waiting))
        .isZero();

    desk.answer(0);
    push(PhotoDesk.signed(now()), PhotoDesk.verdict(trace, "risky", 20002, true)).is(200);
    cases.later(PhotoChecks.PATIENCE);
    awaitNoVerdictWaits();
    for (var photo : photos) {
      await()
          .until(
              () -> cases.number("SELECT COUNT(*) FROM outbox WHERE aggregate_id = ?", photo) == 0);
    }
    assertThat(cases.history(asked)).containsExactly("submit");
    assertThat(cases.history(waiting)).containsExactly("submit");
  }

  private static void erase(String id) {
    var erasure = node.bean(ReporterErasure.class);
    var reports = node.bean(ReportRepository.class);
    node.bean(Transactions.class)
        .run(
            () -> {
              var report = reports.findById(Long.parseLong(id)).orElseThrow();
              erasure.eraseContent(erasure.unlink(report));
            });
  }

  @Test
  void only_wechat_tells_verdicts() {
    desk.judge(Manner.NEVER);
    var id = submit();
    awaitAsked(id, 1);
    var verdict = PhotoDesk.verdict(trace(id), "pass", 100, true);
    var signed = PhotoDesk.signed(now());
    push("", verdict).isProblem(401, "unauthenticated");
    push(signed.replaceAll("nonce=[^&]*", "nonce=other"), verdict)
        .isProblem(401, "unauthenticated");
    push(signed.replaceAll("signature=[^&]*", "signature=0"), verdict)
        .isProblem(401, "unauthenticated");
    push(PhotoDesk.signed(now().minus(Duration.ofMinutes(6))), verdict)
        .isProblem(401, "unauthenticated");
    push(PhotoDesk.signed(now().plus(Duration.ofMinutes(6))), verdict)
        .isProblem(401, "unauthenticated");
    push(signed.replaceAll("timestamp=[^&]*", "timestamp=soon"), verdict)
        .isProblem(401, "unauthenticated");
    push(signed, "<xml/>").isProblem(400, "malformed-body");
    assertThat(
            cases.number("SELECT COUNT(*) FROM outbox WHERE event LIKE ?", "%" + trace(id) + "%"))
        .isZero();

    // Of others, none at all, and in whatever type.
    push(signed, PhotoDesk.verdict("unknown", "pass", 100, true)).is(200);
    push(signed, "{\"MsgType\":\"event\",\"Event\":\"user_enter_tempsession\"}").is(200);
    node.api()
        .anonymous()
        .with("Content-Type", "text/xml")
        .send("POST", PUSH + signed, PhotoDesk.verdict("xml", "pass", 100, true).getBytes(UTF_8))
        .is(200);
    cases.later(Duration.ofMinutes(2));
    awaitNoVerdictWaits();
    assertThat(shown(id)).isEmpty();
  }

  @Test
  void the_address_is_proven_to_wechat_when_the_push_is_set_up() {
    var anonymous = node.api().anonymous();
    var answer = anonymous.get(PUSH + PhotoDesk.signed(now()) + "&echostr=4375120948345356249");
    assertThat(answer.is(200).text()).isEqualTo("4375120948345356249");
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    anonymous.get(PUSH + "echostr=1").isProblem(401, "unauthenticated");
  }
}

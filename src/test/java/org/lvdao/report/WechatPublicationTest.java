package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lvdao.local.ApiClient;
import org.lvdao.local.ContentDesk;
import org.lvdao.local.PhotoDesk;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.report.workflow.ReportStatus;

/** What others may read of a case, judged by WeChat. */
class WechatPublicationTest {
  private static ContentDesk desk;
  private static TestNode node;
  private static TestNode other;
  private static Cases cases;

  /** Tells this test's words from those of others. */
  private final String mark = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    desk = TestServers.running().wechat().content();
    var database = TestServers.running().seededDatabase();
    Map<String, Object> judged =
        Map.of("lvdao.content.check", "wechat", "lvdao.link.public-url", PhotoDesk.PUBLIC_URL);
    node = TestNode.on(database, judged);
    other = TestNode.on(database, judged);
    TestServers.running().wechat().photos().serve(node);
    cases = node.bean(Cases.class);
  }

  @AfterAll
  static void stop() {
    other.close();
    node.close();
  }

  @AfterEach
  void judgeAgain() {
    desk.answer(0);
  }

  private String submit(ApiClient reporter, String description) {
    var report = cases.report("HOUSEHOLD_WASTE", cases.photo(reporter));
    report.put("description", description + " " + mark);
    return Cases.id(reporter.post("/api/v1/reports", report).is(201));
  }

  private static String words(ApiClient client, String id) {
    return client.get("/api/v1/reports/" + id).is(200).body().path("description").asText(null);
  }

  private static long checked(String id) {
    return cases.number("SELECT COUNT(*) FROM report_content WHERE report_id = ?", id);
  }

  private static void awaitCheck(String id) {
    await().until(() -> checked(id) == 1);
  }

  private static String attempts(String id) {
    return cases.text(
        "SELECT attempts FROM outbox WHERE handler = 'report-content' AND aggregate_id = ?", id);
  }

  @Test
  void words_are_public_once_wechat_let_them_pass() {
    var id = submit(cases.resident(), "垃圾成堆");
    awaitCheck(id);
    assertThat(words(cases.resident(), id)).isEqualTo("垃圾成堆 " + mark);
    assertThat(cases.history(id)).containsExactly("submit");
    assertThat(desk.judged()).filteredOn(text -> text.contains(mark)).hasSize(1);
  }

  @Test
  void doubtful_and_risky_words_are_not() {
    var reporter = cases.resident();
    var doubtful = submit(reporter, ContentDesk.REVIEW);
    var risky = submit(reporter, ContentDesk.RISKY);
    await().until(() -> cases.history(doubtful).contains("doubt"));
    await().until(() -> cases.history(risky).contains("withhold"));
    assertThat(words(cases.resident(), doubtful)).isNull();
    assertThat(words(cases.resident(), risky)).isNull();
    assertThat(cases.text("SELECT reason FROM report_request WHERE report_id = ?", doubtful))
        .isEqualTo("疑似广告");
    assertThat(reporter.get("/api/v1/reports/" + risky).body().get("history").toString())
        .contains("辱骂");
    cases.take(cases.staff("dispatcher.tianqiao"), doubtful, "publish").is(200);
    assertThat(words(cases.resident(), doubtful)).contains(mark);
  }

  /** Busy; a token that it takes no more. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 40001})
  void a_check_that_is_down_delays_publication_and_nothing_else(int error) {
    desk.answer(error);
    var reporter = cases.resident();
    var id = submit(reporter, "垃圾成堆");
    assertThat(words(reporter, id)).contains(mark);
    var dispatcher = cases.staff("dispatcher.tianqiao");
    assertThat(
            dispatcher
                .get("/api/v1/staff/reports/" + id)
                .is(200)
                .body()
                .get("description")
                .asText())
        .contains(mark);
    cases.bring(id, ReportStatus.HANDLED);
    assertThat(checked(id)).isZero();
    assertThat(words(cases.resident(), id)).isNull();
    if (error == -1) {
      assertThat(attempts(id)).isEqualTo("0");
    }

    desk.answer(0);
    awaitCheck(id);
    assertThat(words(cases.resident(), id)).contains(mark);
  }

  @Test
  void who_is_unknown_to_wechat_is_judged_by_the_word_list() {
    desk.answer(61010);
    var plain = submit(cases.resident(), "垃圾成堆");
    var advertised = submit(cases.resident(), "垃圾成堆，加微信");
    awaitCheck(plain);
    await().until(() -> cases.history(advertised).contains("doubt"));
    assertThat(words(cases.resident(), plain)).contains(mark);
    assertThat(words(cases.resident(), advertised)).isNull();
  }

  @Test
  void each_case_is_judged_once_by_however_many_nodes() {
    var reporter = cases.resident();
    var ids =
        IntStream.range(0, 20)
            .mapToObj(i -> submit(i % 2 == 0 ? reporter : reporter.at(other), ContentDesk.REVIEW))
            .toList();
    ids.forEach(WechatPublicationTest::awaitCheck);
    for (var id : ids) {
      await().until(() -> cases.history(id).contains("doubt"));
      assertThat(cases.history(id)).containsExactly("submit", "doubt");
    }
    assertThat(
            node.bean(MeterRegistry.class)
                .get("lvdao.outbox.parked")
                .tag("handler", "report-content")
                .gauge()
                .value())
        .isZero();
  }

  @Test
  void staff_who_take_a_step_meanwhile_do_not_lose_the_verdict() {
    desk.answer(-1);
    var ids = IntStream.range(0, 5).mapToObj(i -> submit(cases.resident(), ContentDesk.REVIEW));
    List<String> submitted = ids.toList();
    desk.answer(0);
    submitted.forEach(
        id -> {
          // A tap on what was read before the check came in between is answered by 412.
          await()
              .until(
                  () ->
                      cases.take(cases.staff("dispatcher.tianqiao"), id, "accept").status() == 200);
        });
    submitted.forEach(
        id -> {
          await().until(() -> cases.history(id).contains("doubt"));
          assertThat(cases.history(id)).containsExactlyInAnyOrder("submit", "accept", "doubt");
        });
  }
}

package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.workflow.ReportStatus;

/** What others may read of a case, judged by the word list. */
@LvdaoTest
class PublicationTest {
  private static final String HARMLESS = "路边堆了一大堆垃圾，气味很大";
  private static final String DOUBTFUL = "路边堆了一大堆垃圾，要清运的加微信";
  private static final String BAD = "谁倒的垃圾，真是傻逼";
  private static final String LIST = "/api/v1/staff/publications?limit=100";
  private static final Random RANDOM = new Random();

  @Inject Cases cases;

  /** A corner of 冠县 where no other test reports. */
  private final double lat = 36.48 + RANDOM.nextInt(2000) / 100_000.0;

  private final double lon = 115.48 + RANDOM.nextInt(2000) / 100_000.0;

  private String submit(ApiClient reporter, String description) {
    var report = cases.report("HOUSEHOLD_WASTE", cases.photo(reporter));
    report.put("description", description);
    report.put("address", "清河北路 12 号");
    return Cases.id(reporter.post("/api/v1/reports", report).is(201));
  }

  private JsonNode seenBy(ApiClient client, String id) {
    return client.get("/api/v1/reports/" + id).is(200).body();
  }

  private String words(ApiClient client, String id) {
    return seenBy(client, id).path("description").asText(null);
  }

  private void awaitStep(String id, String action) {
    await().until(() -> cases.history(id).contains(action));
  }

  private List<JsonNode> waiting(ApiClient moderator) {
    var items = new ArrayList<JsonNode>();
    moderator.pages(LIST).forEach(page -> page.get("items").forEach(items::add));
    return items;
  }

  private List<String> waitingIds(ApiClient moderator) {
    return waiting(moderator).stream().map(item -> item.get("id").asText()).toList();
  }

  @Test
  void harmless_words_are_for_everybody_at_once_and_cost_nothing() {
    var id = submit(cases.resident(), HARMLESS);
    assertThat(words(cases.resident(), id)).isEqualTo(HARMLESS);
    assertThat(cases.number("SELECT COUNT(*) FROM report_content WHERE report_id = ?", id))
        .isZero();
    assertThat(cases.history(id)).containsExactly("submit");
  }

  @Test
  void doubtful_words_wait_for_a_moderator_while_the_case_goes_on() {
    var reporter = cases.resident();
    var id = submit(reporter, DOUBTFUL);
    var other = cases.resident();
    assertThat(words(other, id)).isNull();
    assertThat(words(reporter, id)).isEqualTo(DOUBTFUL);
    awaitStep(id, "doubt");
    var dispatcher = cases.staff("dispatcher.tianqiao");
    var staff = dispatcher.get("/api/v1/staff/reports/" + id).is(200).body();
    assertThat(staff.get("description").asText()).isEqualTo(DOUBTFUL);
    assertThat(staff.at("/requests/0/kind").asText()).isEqualTo("PUBLICATION");
    assertThat(staff.get("allowedActions").toString()).contains("accept", "publish", "withhold");

    var item =
        waiting(dispatcher).stream()
            .filter(found -> found.get("id").asText().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(item.get("description").asText()).isEqualTo(DOUBTFUL);
    assertThat(item.get("reason").asText()).isEqualTo("疑似待核实用语");
    assertThat(item.get("photos")).hasSize(1);
    assertThat(item.get("version").asLong()).isEqualTo(cases.version(id));
    assertThat(waitingIds(cases.staff("dispatcher.guanxian"))).doesNotContain(id);

    cases.bring(id, ReportStatus.CLOSED);
    assertThat(words(other, id)).isNull();
    assertThat(seenBy(other, id).get("address").isNull()).isTrue();
    assertThat(seenBy(other, id).get("photos").findValuesAsText("purpose"))
        .containsExactly("AFTER");
    cases.take(dispatcher, id, "publish").is(200);
    assertThat(words(other, id)).isEqualTo(DOUBTFUL);
    assertThat(seenBy(other, id).get("address").asText()).isEqualTo("清河北路 12 号");
    assertThat(seenBy(other, id).get("photos")).hasSize(2);
    assertThat(waitingIds(dispatcher)).doesNotContain(id);
    cases
        .take(dispatcher, id, "withhold", Map.of("reason", "再想想"))
        .isProblem(409, "action-not-allowed");
    assertThat(audited(id)).containsExactly("tianqiao {\"verdict\":\"PASS\"}");
  }

  @Test
  void a_moderator_withholds_with_a_reason_and_the_reporter_reads_it() {
    var reporter = cases.resident();
    var id = submit(reporter, DOUBTFUL);
    awaitStep(id, "doubt");
    var dispatcher = cases.staff("dispatcher.tianqiao");
    cases.take(dispatcher, id, "withhold").isProblem(400, "invalid-request");
    cases
        .take(cases.staff("supervisor.tianqiao"), id, "withhold", Map.of("reason", "广告"))
        .isProblem(403, "forbidden");
    cases.take(dispatcher, id, "withhold", Map.of("reason", "请勿发布广告")).is(200);

    var mine = seenBy(reporter, id);
    assertThat(mine.get("description").asText()).isEqualTo(DOUBTFUL);
    assertThat(mine.get("history").findValuesAsText("note")).contains("请勿发布广告");
    assertThat(told(reporter)).contains("您的上报内容暂不公开");
    var seen = cases.resident().get("/api/v1/reports/" + id).is(200);
    assertThat(seen.body().get("description").isNull()).isTrue();
    assertThat(seen.body().get("history").findValuesAsText("action")).containsExactly("submit");
    assertThat(seen.text()).doesNotContain("广告", "微信");
    assertThat(audited(id)).containsExactly("tianqiao {\"verdict\":\"REJECT\"}");
  }

  @Test
  void bad_words_are_shown_to_nobody_else_and_the_reporter_is_told_nicely() {
    var reporter = cases.resident();
    var id = submit(reporter, BAD);
    assertThat(words(cases.resident(), id)).isNull();
    awaitStep(id, "withhold");
    assertThat(words(cases.resident(), id)).isNull();
    assertThat(told(reporter)).contains("您的上报内容暂不公开");
    assertThat(seenBy(reporter, id).get("history").findValuesAsText("note").getLast())
        .contains("案件照常办理");

    var dispatcher = cases.staff("dispatcher.tianqiao");
    assertThat(waitingIds(dispatcher)).doesNotContain(id);
    cases.bring(id, ReportStatus.CLOSED);
    assertThat(words(cases.resident(), id)).isNull();
  }

  @Test
  void what_is_nearby_can_be_supported_before_its_words_are_public() {
    var reporter = cases.resident();
    var report = cases.report("HOUSEHOLD_WASTE", cases.photo(reporter));
    report.put("description", DOUBTFUL);
    report.put("position", Cases.position(lat, lon));
    var id = Cases.id(reporter.post("/api/v1/reports", report).is(201));
    var nearby = "/api/v1/reports/nearby?lat=%.6f&lon=%.6f&datum=WGS84".formatted(lat, lon);
    var other = cases.resident();
    var found = other.get(nearby).is(200).body().at("/items/0/report");
    assertThat(found.get("id").asText()).isEqualTo(id);
    assertThat(found.get("description").isNull()).isTrue();
    other.post("/api/v1/reports/" + id + "/supports").is(200);
    assertThat(reporter.get(nearby).is(200).body().at("/items/0/report/description").asText())
        .isEqualTo(DOUBTFUL);
    assertThat(reporter.get("/api/v1/reports/mine").body().at("/items/0/description").asText())
        .isEqualTo(DOUBTFUL);

    awaitStep(id, "doubt");
    cases.take(cases.staff("dispatcher.guanxian"), id, "publish").is(200);
    assertThat(other.get(nearby).is(200).body().at("/items/0/report/description").asText())
        .isEqualTo(DOUBTFUL);
  }

  @Test
  void photos_of_a_comment_are_not_for_others() {
    var reporter = cases.resident();
    var id = submit(reporter, HARMLESS);
    cases.bring(id, ReportStatus.ACCEPTED);
    reporter
        .post(
            "/api/v1/reports/" + id + "/comments",
            Map.of("text", "还在", "photoIds", List.of(cases.photo(reporter))))
        .is(201);
    assertThat(seenBy(reporter, id).get("photos")).hasSize(2);
    assertThat(seenBy(cases.resident(), id).get("photos").findValuesAsText("purpose"))
        .containsExactly("EVIDENCE");
  }

  private List<String> audited(String id) {
    return cases.texts(
        "SELECT CONCAT(district, ' ', details) FROM audit_log"
            + " WHERE action = 'publication-decided' AND subject_id = ?",
        id);
  }

  /** The titles once there is one about this. */
  private static List<String> told(ApiClient reporter) {
    return await()
        .until(
            () ->
                reporter
                    .get("/api/v1/messages")
                    .is(200)
                    .body()
                    .get("items")
                    .findValuesAsText("title"),
            titles -> !titles.isEmpty());
  }
}

package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.LvdaoTest;

/** What is wrong with a report is named by its place, with words for the person who sent it. */
@LvdaoTest
class ReportFieldsTest {
  @Inject Cases cases;
  @Inject AdjustableClock clock;

  private record Wrong(String pointer, String code, Consumer<Map<String, Object>> change) {}

  private List<Wrong> wrongs() {
    return List.of(
        new Wrong("/colour", "unknown", r -> r.put("colour", "red")),
        new Wrong("/position/foo", "unknown", r -> position(r, "foo", 1)),
        new Wrong("/position/lon", "invalid", r -> position(r, "lon", "abc")),
        new Wrong("/position/lat", "max", r -> position(r, "lat", 91)),
        new Wrong("/position/lon", "required", r -> without(r, "lon")),
        new Wrong("/position/datum", "required", r -> without(r, "datum")),
        new Wrong("/position/datum", "invalid", r -> position(r, "datum", "BD09")),
        new Wrong("/position/accuracy", "positive-or-zero", r -> position(r, "accuracy", -1)),
        new Wrong("/position", "invalid", r -> r.put("position", "here")),
        new Wrong("/position", "required", r -> r.remove("position")),
        new Wrong("/description", "required", r -> r.put("description", " \u3000\n")),
        new Wrong("/description", "size", r -> r.put("description", "垃".repeat(2001))),
        new Wrong("/description", "invalid", r -> r.put("description", Map.of())),
        new Wrong("/category", "category-unknown", r -> r.put("category", "RUBBISH")),
        new Wrong("/category", "required", r -> r.remove("category")),
        new Wrong("/photoIds", "required", r -> r.remove("photoIds")),
        new Wrong("/photoIds", "size", r -> r.put("photoIds", List.of())),
        new Wrong("/photoIds", "size", r -> photos(r, tenIds())),
        new Wrong("/photoIds", "invalid", r -> r.put("photoIds", "1")),
        new Wrong("/photoIds/1", "invalid", r -> photos(r, List.of("1", "x"))),
        new Wrong("/photoIds/0", "photo-unknown", r -> photos(r, List.of("9999999999999999999"))),
        new Wrong("/contactPhone", "invalid", r -> r.put("contactPhone", "12345")),
        new Wrong("/address", "size", r -> r.put("address", "路".repeat(201))),
        new Wrong("/anonymous", "invalid", r -> r.put("anonymous", "maybe")),
        new Wrong("/occurredAt", "invalid", r -> r.put("occurredAt", "yesterday")),
        new Wrong(
            "/occurredAt", "in-the-future", r -> r.put("occurredAt", in(Duration.ofHours(1)))),
        new Wrong(
            "/occurredAt", "too-long-ago", r -> r.put("occurredAt", in(Duration.ofDays(-400)))));
  }

  @Test
  void every_wrong_field_is_named_with_a_remedy_and_nothing_is_kept() {
    var reporter = cases.resident();
    var photo = cases.photo(reporter);
    var faults = new ArrayList<String>();
    for (var wrong : wrongs()) {
      var report = cases.report("HOUSEHOLD_WASTE", photo);
      wrong.change().accept(report);
      var answer = reporter.post("/api/v1/reports", report);
      var error = answer.body().at("/errors/0");
      if (answer.status() != 400
          || !error.path("pointer").asText().equals(wrong.pointer())
          || !error.path("code").asText().equals(wrong.code())
          || !error.path("detail").asText().matches(".*\\p{IsHan}.*")) {
        faults.add(wrong.pointer() + " " + wrong.code() + " but was " + answer);
      }
    }
    assertThat(faults).isEmpty();
    reporter.post("/api/v1/reports", cases.report("HOUSEHOLD_WASTE", photo)).is(201);
    assertThat(reporter.get("/api/v1/reports/mine").body().get("items")).hasSize(1);
  }

  @Test
  void several_wrong_fields_are_named_at_once_in_the_language_asked_for() {
    var reporter = cases.resident();
    var report = cases.report("HOUSEHOLD_WASTE");
    report.put("description", "");
    report.put("contactPhone", "1");
    var english =
        reporter.with("Accept-Language", "en-GB,en;q=0.9").post("/api/v1/reports", report);
    assertThat(
            english
                .isProblem(400, "invalid-request")
                .body()
                .get("errors")
                .findValuesAsText("pointer"))
        .contains("/contactPhone", "/description", "/photoIds");
    assertThat(english.text()).doesNotContainPattern("\\p{IsHan}");
    var chinese = reporter.post("/api/v1/reports", report).isProblem(400, "invalid-request");
    assertThat(chinese.body().get("title").asText()).isEqualTo("请求内容有误");
    assertThat(chinese.body().get("traceId").asText()).isNotBlank();
  }

  @Test
  void what_is_no_json_object_is_told_so() {
    var reporter = cases.resident();
    for (var body : List.of("", "null", "[]", "{\"category\":", "垃圾")) {
      reporter.post("/api/v1/reports", body).isProblem(400, "malformed-body");
    }
  }

  @Test
  void photos_of_others_used_before_or_named_twice_are_refused() {
    var reporter = cases.resident();
    var own = cases.photo(reporter);
    var others = cases.photo(cases.resident());
    var answer = reporter.post("/api/v1/reports", cases.report("BULKY_WASTE", own, others, own));
    assertThat(answer.is(400).body().get("errors").findValuesAsText("pointer"))
        .containsExactly("/photoIds/1", "/photoIds/2");
    assertThat(answer.body().get("errors").findValuesAsText("code"))
        .containsExactly("photo-unknown", "photo-duplicate");

    reporter.post("/api/v1/reports", cases.report("BULKY_WASTE", own)).is(201);
    var again = reporter.post("/api/v1/reports", cases.report("BULKY_WASTE", own)).is(400);
    assertThat(again.body().at("/errors/0/pointer").asText()).isEqualTo("/photoIds/0");
  }

  private Instant now() {
    return clock.instant();
  }

  private String in(Duration time) {
    return now().plus(time).toString();
  }

  private static void position(Map<String, Object> report, String field, Object value) {
    var position = copyOfPosition(report);
    position.put(field, value);
    report.put("position", position);
  }

  private static void without(Map<String, Object> report, String field) {
    var position = copyOfPosition(report);
    position.remove(field);
    report.put("position", position);
  }

  private static Map<String, Object> copyOfPosition(Map<String, Object> report) {
    var copy = new HashMap<String, Object>();
    ((Map<?, ?>) report.get("position")).forEach((name, value) -> copy.put(name.toString(), value));
    return copy;
  }

  private static void photos(Map<String, Object> report, List<String> ids) {
    report.put("photoIds", ids);
  }

  private static List<String> tenIds() {
    return Arrays.asList("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
  }
}

package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class ReportSubmissionTest {
  @Inject Api api;
  @Inject Cases cases;

  @Test
  void a_report_with_a_photo_becomes_a_case() {
    cases.now("2026-01-01T09:00");
    var reporter = cases.resident();
    var report = cases.report("HOUSEHOLD_WASTE", cases.photo(reporter));
    report.put("address", "清河北路 12 号对面");
    report.put("occurredAt", "2026-01-01T08:00:00+08:00");
    var created = reporter.post("/api/v1/reports", report).is(201);
    var body = created.body();

    assertThat(created.header("Location")).isEqualTo("/api/v1/reports/" + body.get("id").asText());
    assertThat(created.header("ETag")).matches("\"\\d+\"");
    assertThat(body.get("id").isTextual()).isTrue();
    assertThat(body.get("caseNo").asText()).matches("TQ-20260101-\\d{6}");
    assertThat(body.get("status").asText()).isEqualTo("SUBMITTED");
    assertThat(body.get("category").asText()).isEqualTo("HOUSEHOLD_WASTE");
    assertThat(body.get("categoryName").asText()).isEqualTo("生活垃圾");
    assertThat(body.get("address").asText()).isEqualTo("清河北路 12 号对面");
    assertThat(OffsetDateTime.parse(body.get("occurredAt").asText()).toInstant())
        .isEqualTo(Cases.at("2026-01-01T08:00"));
    // 1 to 3 January 2026 are holidays, and Sunday the 4th is worked instead.
    assertThat(OffsetDateTime.parse(body.get("deadline").asText()).toInstant())
        .isEqualTo(Cases.at("2026-01-04T17:30"));
    assertThat(body.at("/area/district").asText()).isEqualTo("tianqiao");
    assertThat(body.at("/area/code").asText()).isEqualTo("370105005");
    assertThat(body.at("/area/name").asText()).isEqualTo("南村街道");
    assertThat(body.get("supports").asLong()).isZero();
    assertThat(body.at("/history/0/action").asText()).isEqualTo("submit");
    assertThat(body.at("/photos/0/purpose").asText()).isEqualTo("EVIDENCE");
    var thumb = api.anonymous().get(body.at("/photos/0/links/thumb").asText()).is(200);
    assertThat(thumb.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(new String(thumb.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
  }

  @Test
  void the_case_can_be_read_where_it_was_said_to_be() {
    var reporter = cases.resident();
    var created = cases.submit(reporter, "BULKY_WASTE");
    var read = reporter.get(String.valueOf(created.header("Location"))).is(200);
    assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
    assertThat(withoutLinks(read)).isEqualTo(withoutLinks(created));
  }

  private static JsonNode withoutLinks(Answer answer) {
    var body = answer.body();
    body.get("photos").forEach(photo -> ((ObjectNode) photo).remove("links"));
    return body;
  }

  @Test
  void history_and_event_are_written_with_the_case() {
    var id = Cases.id(cases.submit(cases.resident(), "BULKY_WASTE"));
    assertThat(cases.history(id)).containsExactly("submit");
    assertThat(cases.number("SELECT COUNT(*) FROM report_photo WHERE report_id = ?", id)).isOne();
    assertThat(
            cases.text(
                "SELECT CONCAT(owner_type, ' ', owner_id) FROM photo p JOIN report_photo r"
                    + " ON r.photo_id = p.id WHERE r.report_id = ?",
                id))
        .isEqualTo("report " + id);
  }

  @Test
  void chinese_emoji_and_the_longest_text_survive() {
    var reporter = cases.resident();
    for (var text : List.of("𠮷野家门口🗑️♻️ 有人倒垃圾 “引号” \\ <b>", "垃".repeat(1998) + "🗑")) {
      var report = cases.report("HOUSEHOLD_WASTE", cases.photo(reporter));
      report.put("description", text);
      var id = Cases.id(reporter.post("/api/v1/reports", report).is(201));
      assertThat(reporter.get("/api/v1/reports/" + id).body().get("description").asText())
          .isEqualTo(text);
    }
  }

  @Test
  void the_datum_decides_where_a_place_is() {
    var reporter = cases.resident();
    var wgs84 = submitAt(reporter, 36.68, 116.98, "WGS84");
    var gcj02 = submitAt(reporter, 36.68, 116.98, "GCJ02");
    double there = Double.parseDouble(cases.text("SELECT lat FROM report WHERE id = ?", wgs84));
    double here = Double.parseDouble(cases.text("SELECT lat FROM report WHERE id = ?", gcj02));
    assertThat(there).isEqualTo(36.68);
    assertThat(there - here).isBetween(0.0001, 0.005);
    var given = reporter.get("/api/v1/reports/" + gcj02).body().get("position");
    assertThat(given.get("lat").asDouble()).isEqualTo(36.68);
    assertThat(given.get("datum").asText()).isEqualTo("GCJ02");
  }

  private String submitAt(ApiClient reporter, double lat, double lon, String datum) {
    var report = cases.report("HOUSEHOLD_WASTE", cases.photo(reporter));
    var position = Cases.position(lat, lon);
    position.put("datum", datum);
    report.put("position", position);
    return Cases.id(reporter.post("/api/v1/reports", report).is(201));
  }

  @ParameterizedTest
  @CsvSource({
    "36.68, 116.98, tianqiao, TQ",
    "36.48, 115.45, guanxian, GX",
    "35.42, 116.62, jining-hitech, JG",
  })
  void the_place_decides_the_district(double lat, double lon, String district, String prefix) {
    var reporter = cases.resident();
    var report = cases.report("HOUSEHOLD_WASTE", cases.photo(reporter));
    report.put("position", Cases.position(lat, lon));
    var body = reporter.post("/api/v1/reports", report).is(201).body();
    assertThat(body.at("/area/district").asText()).isEqualTo(district);
    assertThat(body.get("caseNo").asText()).startsWith(prefix + "-");
  }

  @Test
  void a_place_outside_is_refused_beyond_2_km_and_triaged_within() {
    var reporter = cases.resident();
    var photo = cases.photo(reporter);
    var report = cases.report("HOUSEHOLD_WASTE", photo);
    report.put("position", Cases.position(39.9, 116.4));
    reporter.post("/api/v1/reports", report).isProblem(422, "outside-service-area");

    report.put("position", placeJustOutside());
    var body = reporter.post("/api/v1/reports", report).is(201).body();
    assertThat(body.at("/area/code")).isEqualTo(body.at("/area/district"));
    assertThat(
            cases.number(
                "SELECT subdistrict IS NULL FROM report WHERE id = ?", body.get("id").asText()))
        .isOne();
  }

  /** Goes west from 冠县 until the answer changes from a subdistrict to the district alone. */
  private Object placeJustOutside() {
    for (double lon = 115.45; lon > 115; lon -= 0.002) {
      var place =
          api.anonymous().get("/api/v1/areas/locate?lat=36.48&lon=%.3f&datum=WGS84".formatted(lon));
      if (place.status() == 200 && place.body().path("subdistrict").isNull()) {
        return Cases.position(36.48, Math.round(lon * 1000) / 1000.0);
      }
    }
    throw new AssertionError("no such place");
  }

  @Test
  void retired_and_known_categories_are_told_with_their_terms() {
    var items = api.anonymous().get("/api/v1/report-categories").is(200).body().get("items");
    assertThat(
            StreamSupport.stream(items.spliterator(), false)
                .map(
                    c ->
                        c.get("name").asText()
                            + " "
                            + c.at("/deadline/amount").asInt()
                            + " "
                            + c.at("/deadline/unit").asText()))
        .containsExactly(
            "生活垃圾 1 WORKING_DAYS",
            "建筑垃圾 2 WORKING_DAYS",
            "工业固废 7 WORKING_DAYS",
            "危险废物 24 HOURS",
            "农业废弃物 5 WORKING_DAYS",
            "大件垃圾 3 WORKING_DAYS",
            "垃圾桶满溢 4 WORKING_HOURS",
            "露天焚烧 2 HOURS");
  }
}

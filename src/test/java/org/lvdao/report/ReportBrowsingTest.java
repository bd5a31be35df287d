package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class ReportBrowsingTest {
  private static final Random RANDOM = new Random();

  @Inject Cases cases;

  /** A corner of 冠县 where no other test reports. */
  private final double lat = 36.45 + RANDOM.nextInt(2000) / 100_000.0;

  private final double lon = 115.45 + RANDOM.nextInt(2000) / 100_000.0;

  private String submitAt(double metresNorth, String category) {
    var reporter = cases.resident();
    var report = cases.report(category, cases.photo(reporter));
    report.put("position", Cases.position(lat + metresNorth / 111_195, lon));
    return Cases.id(reporter.post("/api/v1/reports", report).is(201));
  }

  private List<String> nearby(ApiClient resident, String more) {
    var answer =
        resident.get(
            "/api/v1/reports/nearby?lat=%.6f&lon=%.6f&datum=WGS84%s".formatted(lat, lon, more));
    var ids = new ArrayList<String>();
    answer.is(200).body().get("items").forEach(item -> ids.add(item.at("/report/id").asText()));
    return ids;
  }

  @Test
  void an_unknown_category_or_district_is_named() {
    var nearby = "/api/v1/reports/nearby?lat=%.6f&lon=%.6f&datum=WGS84".formatted(lat, lon);
    var category =
        cases.resident().get(nearby + "&category=GONE").isProblem(400, "invalid-request");
    assertThat(category.body().at("/errors/0/pointer").asText()).isEqualTo("?category");
    var district =
        cases
            .resident()
            .get("/api/v1/report-categories?district=atlantis")
            .isProblem(400, "invalid-request");
    assertThat(district.body().at("/errors/0/pointer").asText()).isEqualTo("?district");
  }

  @Test
  void open_cases_within_100_metres_and_30_days_are_offered_the_nearest_first() {
    var far = submitAt(95, "HOUSEHOLD_WASTE");
    var near = submitAt(10, "HOUSEHOLD_WASTE");
    var other = submitAt(50, "BULKY_WASTE");
    submitAt(105, "HOUSEHOLD_WASTE");
    var rejected = submitAt(5, "HOUSEHOLD_WASTE");
    cases
        .take(cases.staff("dispatcher.guanxian"), rejected, "reject", Map.of("reason", "不属于受理范围"))
        .is(200);

    var resident = cases.resident();
    assertThat(nearby(resident, "")).containsExactly(near, other, far);
    assertThat(nearby(resident, "&category=HOUSEHOLD_WASTE")).containsExactly(near, far);
    cases.later(Duration.ofDays(29));
    assertThat(nearby(cases.resident(), "")).containsExactly(near, other, far);
    cases.later(Duration.ofDays(2));
    assertThat(nearby(cases.resident(), "")).isEmpty();
  }

  @Test
  void what_is_nearby_tells_no_exact_place() {
    submitAt(33, "HOUSEHOLD_WASTE");
    var item =
        cases
            .resident()
            .get("/api/v1/reports/nearby?lat=%.6f&lon=%.6f&datum=WGS84".formatted(lat, lon))
            .body()
            .at("/items/0");
    assertThat(item.get("distance").asInt()).isEqualTo(50);
    assertThat(item.at("/report/position/lat").asText()).matches("36\\.\\d{1,3}");
  }

  @Test
  void a_place_is_needed_to_look_around() {
    var resident = cases.resident();
    assertThat(
            resident
                .get("/api/v1/reports/nearby?lat=1")
                .isProblem(400, "invalid-request")
                .body()
                .at("/errors/0/pointer")
                .asText())
        .isEqualTo("?lon");
    resident.get("/api/v1/reports/nearby?lat=x&lon=1").isProblem(400, "invalid-request");
    resident.get("/api/v1/reports/nearby?lat=91&lon=1").isProblem(400, "invalid-request");
  }

  @Test
  void a_voice_counts_once_a_person_and_the_reporters_own_not_at_all() {
    var reporter = cases.resident();
    var id = Cases.id(cases.submit(reporter, "BULKY_WASTE"));
    var path = "/api/v1/reports/" + id + "/supports";
    var supporter = cases.resident();
    assertThat(supporter.post(path).is(200).body().get("supports").asInt()).isOne();
    var again = supporter.post(path).is(200).body();
    assertThat(again.get("supports").asInt()).isOne();
    assertThat(again.get("supportedByMe").asBoolean()).isTrue();
    assertThat(reporter.post(path).is(200).body().get("supports").asInt()).isOne();

    var dispatcher = cases.staff("dispatcher.tianqiao");
    cases.take(dispatcher, id, "reject", Map.of("reason", "不属于受理范围")).is(200);
    cases.resident().post(path).isProblem(409, "case-ended");
  }

  @Test
  void a_withdrawn_report_is_there_for_its_reporter_only() {
    var reporter = cases.resident();
    var id = Cases.id(cases.submit(reporter, "BULKY_WASTE"));
    reporter.post("/api/v1/reports/" + id + "/withdraw").is(200);
    reporter.get("/api/v1/reports/" + id).is(200);
    cases.resident().get("/api/v1/reports/" + id).isProblem(404, "not-found");
    cases.resident().post("/api/v1/reports/" + id + "/supports").isProblem(404, "not-found");
  }

  @Test
  void voices_at_the_same_time_are_counted_exactly() {
    var id = Cases.id(cases.submit(cases.resident(), "BULKY_WASTE"));
    var path = "/api/v1/reports/" + id + "/supports";
    var voices =
        IntStream.range(0, 12)
            .mapToObj(i -> cases.resident())
            .flatMap(
                resident ->
                    IntStream.range(0, 3)
                        .mapToObj(i -> RepeatedReportTest.later(() -> resident.post(path))))
            .toList();
    voices.forEach(voice -> voice.join().is(200));
    assertThat(cases.resident().get("/api/v1/reports/" + id).body().get("supports").asInt())
        .isEqualTo(12);
  }

  @Test
  void ones_own_reports_come_in_pages_the_newest_first() {
    var reporter = cases.resident();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(Cases.id(cases.submit(reporter, "BULKY_WASTE")));
    }
    cases.submit(cases.resident(), "BULKY_WASTE");

    assertThat(reporter.pages("/api/v1/reports/mine?limit=2"))
        .extracting(page -> page.get("items").findValuesAsText("id"))
        .containsExactly(ids.subList(0, 2), ids.subList(2, 4), ids.subList(4, 5));
    reporter.get("/api/v1/reports/mine?limit=0").is(400);
    reporter.get("/api/v1/reports/mine?limit=101").is(400);
    reporter.get("/api/v1/reports/mine?cursor=!").isProblem(400, "invalid-cursor");
  }
}

package org.lvdao.report.closure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lvdao.account.StaffAccounts;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.workflow.ReportStatus;

/** The published check of 972 due cases, as the API answers it. */
@LvdaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosureStatisticsControllerTest {
  private static final String DISTRICT = "closure-published";
  private static final String PATH = "/api/v1/staff/statistics/closure";
  private static final String JULY = "?from=2026-07-01&to=2026-07-31";
  private static final Instant DEADLINE = Instant.parse("2026-07-15T02:00:00Z");

  @Inject Api api;
  @Inject StaffAccounts accounts;
  @Inject ClosureRows rows;
  @Inject Ids ids;

  private ApiClient supervisor;

  @BeforeAll
  void make_the_published_year() {
    rows.remove(DISTRICT);
    rows.insert(IntStream.range(0, 972).mapToObj(this::row).toList());
    supervisor = staff("supervisor.closure", Role.SUPERVISOR, AreaPath.ofDistrict(DISTRICT));
  }

  @AfterAll
  void remove_it() {
    rows.remove(DISTRICT);
  }

  @Test
  void closing_911_of_972_and_737_on_time_is_93_72_and_75_82_percent() {
    var answer = supervisor.get(PATH + JULY + "&groupBy=category").is(200);
    var total = answer.body().path("total");
    assertThat(total.path("due").asInt()).isEqualTo(972);
    assertThat(total.path("closed").asInt()).isEqualTo(911);
    assertThat(total.path("onTime").asInt()).isEqualTo(737);
    assertThat(total.path("closedLate").asInt()).isEqualTo(174);
    assertThat(total.path("overdue").asInt()).isEqualTo(61);
    assertThat(answer.text())
        .contains(
            "\"closureRate\":93.72", "\"onTimeClosureRate\":75.82", "\"groupBy\":\"category\"");
    assertThat(answer.body().path("groups")).hasSize(1);
    assertThat(answer.body().path("groups").path(0).path("key").asText()).isEqualTo("made-up");
    assertThat(answer.body().path("groups").path(0).path("closureRate").asText())
        .isEqualTo("93.72");
    assertThat(total.path("satisfaction").path("averageStars").isNull()).isTrue();
  }

  @Test
  void without_due_cases_a_rate_is_null() {
    var total = get("?from=2025-07-01&to=2025-07-31").path("total");
    assertThat(total.path("due").asInt(-1)).isZero();
    assertThat(total.path("closureRate").isNull()).isTrue();
    assertThat(total.path("answeredRate").isNull()).isTrue();
    assertThat(total.path("medianHoursToClose").isNull()).isTrue();
  }

  @Test
  void months_without_cases_are_shown_too() {
    var groups = get("?from=2026-06-30&to=2026-08-01&groupBy=month").path("groups");
    assertThat(groups.findValuesAsText("key")).containsExactly("2026-06", "2026-07", "2026-08");
    assertThat(groups.findValuesAsText("name")).containsExactly("2026年6月", "2026年7月", "2026年8月");
    assertThat(groups.findValuesAsText("due")).containsExactly("0", "972", "0");
  }

  @Test
  void cases_in_triage_and_without_unit_have_a_name() {
    var subdistrict = get(JULY + "&groupBy=subdistrict").path("groups").path(0);
    assertThat(subdistrict.path("key").asText("?")).isEmpty();
    assertThat(subdistrict.path("name").asText()).isEqualTo("待定位");
    assertThat(get(JULY + "&groupBy=unit").path("groups").path(0).path("name").asText())
        .isEqualTo("未派遣");
  }

  @Test
  void the_default_is_the_present_month() {
    var body = get("");
    assertThat(body.path("from").asText()).endsWith("-01");
    assertThat(body.path("to").asText().substring(0, 7))
        .isEqualTo(body.path("from").asText().substring(0, 7));
  }

  @Test
  void a_past_cutoff_forgets_later_closings() {
    var total = get(JULY + "&cutoff=2026-07-15T10:00:00%2B08:00").path("total");
    assertThat(total.path("closed").asInt()).isEqualTo(737);
    assertThat(total.path("pending").asInt()).isEqualTo(235);
    assertThat(total.path("overdue").asInt(-1)).isZero();
  }

  @Test
  void every_overdue_case_can_be_read_page_by_page() {
    assertThat(supervisor.pages(PATH + "/cases" + JULY + "&measure=overdue&limit=25"))
        .flatExtracting(page -> page.path("items").findValuesAsText("caseNo"))
        .hasSize(61)
        .doesNotHaveDuplicates();
    var triage = supervisor.get(PATH + "/cases" + JULY + "&measure=overdue&key=&limit=100");
    assertThat(triage.is(200).body().path("items")).hasSize(61);
    var nowhere = supervisor.get(PATH + "/cases" + JULY + "&measure=overdue&key=s-9");
    assertThat(nowhere.is(200).body().path("items")).isEmpty();
  }

  @Test
  void the_table_has_the_same_figures_in_chinese() {
    var answer = supervisor.get(PATH + ".csv" + JULY + "&groupBy=category").is(200);
    assertThat(answer.header("Content-Type")).startsWith("text/csv");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"closure-2026-07-01-2026-07-31.csv\"");
    assertThat(answer.bytes()).startsWith("\ufeff分组编码".getBytes(StandardCharsets.UTF_8));
    var lines = answer.text().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).contains("应结案,结案,按期结案", "结案率（%）,按期结案率（%）");
    assertThat(lines.get(1)).startsWith("made-up,");
    assertThat(lines.getLast()).startsWith(",合计,972,0,0,0,911,").contains(",93.72,75.82,");
  }

  @Test
  void taking_the_table_away_is_written_down() {
    var before = rows.count("audit_log", "action = 'closure-figures-exported'");
    supervisor.get(PATH + ".csv" + JULY).is(200);
    assertThat(rows.count("audit_log", "action = 'closure-figures-exported'"))
        .isEqualTo(before + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-13-01&to=2026-12-31, ?from",
    "from=yesterday&to=2026-12-31, ?from",
    "from=1899-01-01&to=1899-01-31, ?from",
    "from=2026-01-01, ?to",
    "to=2026-01-01, ?from",
    "from=2026-02-01&to=2026-01-31, ?to",
    "from=2021-01-01&to=2026-01-01, ?to",
    "groupBy=weather, ?groupBy",
    "cutoff=noon, ?cutoff",
  })
  void a_wrong_parameter_is_named(String query, String pointer) {
    var answer = supervisor.get(PATH + "?" + query).isProblem(400, "invalid-request");
    assertThat(answer.body().path("errors").findValuesAsText("pointer")).containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource({"measure=luck, ?measure", "limit=20, ?measure", "measure=due&limit=101, ?limit"})
  void a_wrong_parameter_of_the_list_is_named(String query, String pointer) {
    var answer = supervisor.get(PATH + "/cases?" + query).isProblem(400, "invalid-request");
    assertThat(answer.body().path("errors").findValuesAsText("pointer")).containsExactly(pointer);
  }

  @Test
  void five_years_are_allowed() {
    supervisor.get(PATH + "?from=2021-01-01&to=2025-12-31").is(200);
  }

  @Test
  void only_staff_of_the_district_see_its_figures() {
    var stranger = staff("supervisor.elsewhere", Role.SUPERVISOR, AreaPath.ofDistrict("elsewhere"));
    assertThat(stranger.get(PATH + JULY).is(200).body().path("total").path("received").asInt(-1))
        .isZero();
    for (var path : List.of(PATH, PATH + ".csv", PATH + "/cases")) {
      var query = path + JULY + "&measure=due&district=" + DISTRICT;
      stranger.get(query).isProblem(404, "not-found");
      api.resident("closure-curious").get(query).isProblem(403, "forbidden");
      api.anonymous().get(query).isProblem(401, "unauthenticated");
    }
  }

  private JsonNode get(String query) {
    return supervisor.get(PATH + query).is(200).body();
  }

  private ApiClient staff(String username, Role role, AreaPath area) {
    accounts.create(
        Actor.SYSTEM,
        username,
        "lvdao-local",
        username,
        List.of(new Actor.Grant(role, area, null)));
    return api.staff(username);
  }

  /** On time at the last possible moment, late by a millisecond, or never closed. */
  private ClosureRow row(int i) {
    var row = new ClosureRow();
    row.id = ids.next();
    row.caseNo = "CP-" + i;
    row.district = DISTRICT;
    row.category = "made-up";
    row.submittedAt = DEADLINE.minus(Duration.ofDays(3));
    row.acceptedAt = row.submittedAt;
    row.deadline = DEADLINE;
    row.updatedAt = DEADLINE;
    row.status = i < 911 ? ReportStatus.CLOSED : ReportStatus.IN_PROGRESS;
    row.closedAt = i < 737 ? DEADLINE : i < 911 ? DEADLINE.plusMillis(1) : null;
    return row;
  }
}

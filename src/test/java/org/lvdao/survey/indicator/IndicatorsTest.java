package org.lvdao.survey.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;
import org.lvdao.survey.SurveyDesk;

@LvdaoTest
class IndicatorsTest {
  private static final List<String> PLANS =
      List.of("tianqiao", "guanxian", "jining-hitech", "liaocheng-etdz");

  @Inject Board board;
  @Inject IndicatorSeed seed;
  @Inject SurveyDesk desk;
  @Inject Cases cases;

  private JsonNode indicator(String district, int year, String code) {
    var items =
        cases
            .resident()
            .get("/api/v1/indicators?district=" + district + "&year=" + year)
            .is(200)
            .body()
            .required("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(item -> item.required("code").asText().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private String measure(ApiClient staff, String code, int year, Map<String, ?> inputs) {
    return Cases.id(
        staff.post(Board.VALUES + "measured", Board.measurement(code, year, inputs)).is(201));
  }

  private void approve(ApiClient staff, String id) {
    staff.post(Board.VALUES + id + "/approve").is(200);
  }

  /** A campaign that is over, with so many answers of each kind. */
  private String over(Map<String, Object> plan, int satisfied, int not, int dontKnow) {
    var id = desk.open(plan);
    for (int i = 0; i < satisfied + not + dontKnow; i++) {
      var value = i < satisfied ? "5" : i < satisfied + not ? "2" : "0";
      cases.change(
          """
          INSERT INTO survey_response (campaign_id, id, gender, age_band, area, flags)
          VALUES (?, ?, ?, '30-44', '370105001', '')
          """,
          id,
          i + 1,
          i % 2 == 0 ? "F" : "M");
      cases.change(
          """
          INSERT INTO survey_answer (campaign_id, question, response_id, part, value)
          VALUES (?, 'OVERALL', ?, '', ?)
          """,
          id,
          i + 1,
          value);
    }
    desk.surveyor().with("If-Match", "\"1\"").post(SurveyDesk.CAMPAIGNS + id + "/end").is(200);
    return id;
  }

  private static Map<String, Object> survey(String campaign) {
    return Map.of("measure", "SURVEY", "campaignId", campaign, "question", "OVERALL");
  }

  @Test
  void everybody_reads_what_the_plans_want() {
    var satisfaction = indicator("tianqiao", 2025, "SATISFACTION");
    assertThat(satisfaction.required("required").asBoolean()).isTrue();
    assertThat(satisfaction.required("target").asText()).isEqualTo("90");
    assertThat(satisfaction.required("targetYear").asInt()).isEqualTo(2025);
    assertThat(satisfaction.required("values")).isEmpty();
    assertThat(indicator("tianqiao", 2025, "PARTICIPATION").required("target").asText())
        .isEqualTo("稳步提升");
    assertThat(indicator("liaocheng-etdz", 2024, "EDUCATION_REACH").required("targetYear").asInt())
        .isEqualTo(2025);
    assertThat(indicator("jining-hitech", 2025, "SATISFACTION").required("scope").asText())
        .isEqualTo("CITY");
    assertThat(indicator("tianqiao", 2026, "SATISFACTION").hasNonNull("target")).isFalse();
  }

  @Test
  void a_survey_gives_a_value_that_somebody_else_approves() {
    int year = board.year();
    var campaign = over(desk.plan(), 320, 40, 40);
    var estimate =
        desk.surveyor()
            .get(SurveyDesk.CAMPAIGNS + campaign + "/estimates?question=OVERALL")
            .is(200)
            .body()
            .at("/groups/0");
    var id = measure(desk.surveyor(), "SATISFACTION", year, survey(campaign));

    assertThat(indicator("tianqiao", year, "SATISFACTION").required("values")).isEmpty();
    desk.surveyor().post(Board.VALUES + id + "/approve").isProblem(403, "forbidden");
    approve(board.supervisor(), id);
    approve(board.supervisor(), id);
    board.admin().post(Board.VALUES + id + "/approve").isProblem(409, "value-approved");

    var value = indicator("tianqiao", year, "SATISFACTION").at("/values/0");
    assertThat(value.required("value").asDouble())
        .isEqualTo(estimate.required("weightedShare").asDouble() * 100, within(1e-6));
    assertThat(value.required("low").asDouble())
        .isEqualTo(estimate.at("/interval/low").asDouble() * 100, within(1e-6));
    assertThat(value.required("high").asDouble())
        .isEqualTo(estimate.at("/interval/high").asDouble() * 100, within(1e-6));
    assertThat(value.required("n").asInt()).isEqualTo(400);
    assertThat(value.required("source").asText()).isEqualTo("MEASURED");
    assertThat(value.required("note").asText()).contains("自愿参与").contains("400 人");
    var counts =
        "SELECT COUNT(*) FROM audit_log WHERE subject_id = ? AND action = 'indicator-approved'";
    assertThat(cases.number(counts, id)).isEqualTo(1);

    var again = board.surveyor().get(Board.VALUES + id + "/recomputed").is(200).body();
    assertThat(again.required("same").asBoolean()).isTrue();
    cases.change("DELETE FROM survey_answer WHERE campaign_id = ? AND response_id = 1", campaign);
    var changed = board.surveyor().get(Board.VALUES + id + "/recomputed").is(200).body();
    assertThat(changed.required("same").asBoolean()).isFalse();
    assertThat(changed.required("digestNow").asText())
        .isNotEqualTo(changed.required("digest").asText());
    assertThat(changed.required("valueNow").asDouble())
        .isNotEqualTo(changed.required("value").asDouble());
  }

  @Test
  void a_survey_must_be_over_and_of_the_whole_public() {
    int year = board.year();
    var running = desk.open();
    refused("SATISFACTION", year, survey(running), "/inputs/campaignId", "尚未结束");
    var some = desk.plan();
    some.put("areas", List.of(SurveyDesk.SUBDISTRICT));
    refused("SATISFACTION", year, survey(over(some, 20, 0, 0)), "/inputs/campaignId", "部分街道");
    var office = desk.plan();
    office.put("population", "GOVERNMENT");
    var asked = over(office, 20, 0, 0);
    refused("SATISFACTION", year, survey(asked), "/inputs/campaignId", "公众");
    refused("SATISFACTION", year - 3, survey(asked), "/inputs/campaignId", "当年或次年");
    refused("COMPLAINT_CLOSURE_RATE", year, survey(asked), "/inputs/measure", "不能用于");
    refused("SATISFACTION", year, survey(over(desk.plan(), 9, 0, 0)), "/inputs/question", "答卷过少");
    refused("NOTHING", year, survey(asked), "/code", "不是该区方案");
    refused("SATISFACTION", year + 1, survey(asked), "/year", "尚未开始");
    refused("SATISFACTION", year, Map.of("measure", "SURVEY"), "/inputs/campaignId", "");
  }

  private void refused(String code, int year, Map<String, ?> inputs, String field, String words) {
    var answer =
        desk.surveyor()
            .post(Board.VALUES + "measured", Board.measurement(code, year, inputs))
            .isProblem(400, "invalid-request");
    assertThat(answer.text()).contains("\"" + field + "\"").containsPattern(words);
  }

  @Test
  void the_closure_rate_is_that_of_the_closure_figures() {
    var id = board.measured();
    var from = board.year() + "-01-01";
    var to = board.year() + "-12-31";
    var figures =
        board
            .supervisor()
            .get("/api/v1/staff/statistics/closure?district=tianqiao&from=" + from + "&to=" + to)
            .is(200)
            .body()
            .required("total");
    approve(board.supervisor(), id);
    var value = indicator("tianqiao", board.year(), "COMPLAINT_CLOSURE_RATE").at("/values/0");
    assertThat(value.required("value").asDouble())
        .isEqualTo(figures.required("answeredRate").asDouble());
    assertThat(value.required("n").asLong())
        .isEqualTo(
            figures.required("received").asLong()
                - figures.required("withdrawn").asLong()
                - figures.required("duplicate").asLong());
    assertThat(
            board
                .surveyor()
                .get(Board.VALUES + id + "/recomputed")
                .is(200)
                .body()
                .required("valueNow")
                .asDouble())
        .isEqualTo(figures.required("answeredRate").asDouble());
  }

  @Test
  void who_takes_part_counts_once_and_beside_the_survey() {
    int year = board.year();
    var busy = cases.resident();
    cases.submit(busy, "HOUSEHOLD_WASTE");
    cases.submit(busy, "HOUSEHOLD_WASTE");
    var campaign = desk.open();
    SurveyDesk.submit(busy, campaign, SurveyDesk.answers("5")).is(201);
    desk.surveyor()
        .post(
            "/api/v1/staff/survey-margins",
            SurveyDesk.margin("AREA", Map.of(SurveyDesk.SUBDISTRICT, 500_000)))
        .is(201);
    var id = measure(desk.surveyor(), "PARTICIPATION", year, Map.of("measure", "ACTIVITY"));
    approve(board.supervisor(), id);

    // Other tests move the clock. Midnight in Shanghai is four in the afternoon of UTC.
    var from = year - 1 + "-12-31 16:00:00";
    var until = year + "-12-31 16:00:00";
    var all = new HashSet<String>();
    all.addAll(
        cases.texts(
            """
            SELECT reporter_id FROM report WHERE district = 'tianqiao' AND reporter_id IS NOT NULL
               AND status NOT IN ('REJECTED', 'WITHDRAWN')
               AND submitted_at >= ? AND submitted_at < ?
            """,
            from,
            until));
    int reporters = all.size();
    all.addAll(
        cases.texts(
            """
            SELECT account_id FROM survey_participation
             WHERE campaign_id IN (
               SELECT id FROM survey_campaign
                WHERE district = 'tianqiao' AND NOT (closes_at <= ? OR opens_at >= ?))
            """,
            from,
            until));
    all.addAll(
        cases.texts(
            """
            SELECT resident_id FROM pickup_booking WHERE district = 'tianqiao'
               AND resident_id IS NOT NULL AND status IN ('CONFIRMED', 'SETTLED', 'ADJUSTED')
               AND starts_at >= ? AND starts_at < ?
            """,
            from,
            until));
    for (var line :
        cases.texts(
            """
            SELECT CONCAT_WS(' ', COALESCE(member_id, 0), COALESCE(household_id, 0)) FROM delivery
             WHERE district = 'tianqiao' AND state = 'ACCEPTED' AND at >= ? AND at < ?
            """,
            from,
            until)) {
      var part = line.split(" ");
      if (!part[0].equals("0")) {
        all.add(part[0]);
      } else {
        all.addAll(
            cases.texts(
                "SELECT account_id FROM household_member WHERE household_id = ? AND head",
                part[1]));
      }
    }
    var found = indicator("tianqiao", year, "PARTICIPATION");
    assertThat(found.required("values")).isEmpty();
    assertThat(found.at("/activity/n").asInt()).isEqualTo(all.size());
    assertThat(found.at("/activity/value").asDouble())
        .isEqualTo(all.size() / 5_000.0, within(1e-6));
    assertThat(found.at("/activity/note").asText()).contains("上报 " + reporters + " 人");
  }

  @Test
  void the_four_populations_stand_apart_and_become_one_by_a_named_rule() {
    double[] values = {72, 80, 64, 91};
    var populations = List.of("PUBLIC", "GOVERNMENT", "ENTERPRISE", "NGO");
    for (int i = 0; i < 4; i++) {
      assertThat(indicator("guanxian", 2023, "PARTICIPATION").hasNonNull("combined")).isFalse();
      var given = board.entered("guanxian", "PARTICIPATION", 2023, String.valueOf(values[i]));
      given.put("source", "THIRD_PARTY");
      given.put("population", populations.get(i));
      given.put("low", values[i] - 2 - i);
      given.put("high", values[i] + 1 + i);
      given.put("n", 400);
      board.approved(given);
    }
    var found = indicator("guanxian", 2023, "PARTICIPATION");
    assertThat(found.findValuesAsText("part")).containsExactlyElementsOf(populations);
    var combined = found.required("combined");
    double down = Math.sqrt(IntStream.range(0, 4).mapToDouble(i -> (2 + i) * (2 + i)).sum()) / 4;
    double up = Math.sqrt(IntStream.range(0, 4).mapToDouble(i -> (1 + i) * (1 + i)).sum()) / 4;
    assertThat(combined.required("rule").asText()).isEqualTo("MEAN");
    assertThat(combined.required("name").asText()).isEqualTo("四类人群简单平均");
    assertThat(combined.required("value").asDouble()).isEqualTo(76.75);
    assertThat(combined.required("low").asDouble()).isEqualTo(76.75 - down, within(1e-6));
    assertThat(combined.required("high").asDouble()).isEqualTo(76.75 + up, within(1e-6));
    assertThat(combined.required("gap").asDouble()).isEqualTo(6.75);
    assertThat(found.required("status").asText()).isEqualTo("MET");
    assertThat(found.at("/values/2/status").asText()).isEqualTo("NOT_MET");
  }

  @Test
  void the_trend_has_the_interval_of_two_samples_and_only_of_one_source() {
    for (int year : new int[] {2021, 2022}) {
      var given = board.entered("guanxian", "SATISFACTION", year, year == 2021 ? "80" : "88");
      given.put("source", "THIRD_PARTY");
      given.put("low", year == 2021 ? 76 : 85);
      given.put("high", year == 2021 ? 83 : 92);
      board.approved(given);
    }
    var value = indicator("guanxian", 2022, "SATISFACTION").at("/values/0");
    assertThat(value.at("/trend/change").asDouble()).isEqualTo(8);
    assertThat(value.at("/trend/low").asDouble())
        .isEqualTo(8 - Math.sqrt(3 * 3 + 3 * 3), within(1e-6));
    assertThat(value.at("/trend/high").asDouble())
        .isEqualTo(8 + Math.sqrt(4 * 4 + 4 * 4), within(1e-6));
    assertThat(value.required("status").asText()).isEqualTo("MET");

    board.approved(board.entered("guanxian", "SATISFACTION", 2023, "91"));
    assertThat(indicator("guanxian", 2023, "SATISFACTION").at("/values/0").hasNonNull("trend"))
        .isFalse();
    assertThat(indicator("guanxian", 2023, "SATISFACTION").at("/values/0/gap").asDouble())
        .isEqualTo(21);
  }

  @Test
  void a_correction_is_another_value_with_its_reason() {
    var given = board.entered("guanxian", "ZERO_WASTE_CELLS", 2023, "10");
    var first = board.approved(given);
    var hidden = Cases.id(enter(with(given, "reason", "漏报一所学校")).is(201));
    assertThat(enter(given).isProblem(400, "invalid-request").text()).contains("\"/reason\"");
    var second = board.approved(with(with(given, "value", 11.0), "reason", "漏报一所学校"));
    board
        .approver("guanxian")
        .post(Board.VALUES + hidden + "/approve")
        .isProblem(409, "value-superseded");

    var value = indicator("guanxian", 2023, "ZERO_WASTE_CELLS").at("/values/0");
    assertThat(value.required("id").asText()).isEqualTo(second);
    assertThat(value.required("reason").asText()).isEqualTo("漏报一所学校");
    assertThat(value.required("value").asText()).isEqualTo("11");
    var all =
        board
            .admin()
            .get(Board.VALUES + "?district=guanxian&year=2023&limit=100")
            .is(200)
            .body()
            .findValuesAsText("id");
    assertThat(all).contains(first, hidden, second);
  }

  private Answer enter(Map<String, Object> given) {
    return board.admin().post(Board.VALUES + "entered", given);
  }

  private static Map<String, Object> with(Map<String, Object> given, String name, Object value) {
    var other = new LinkedHashMap<>(given);
    other.put(name, value);
    return other;
  }

  @Test
  void who_enters_a_value_does_not_approve_it() {
    var id = Cases.id(enter(board.entered("guanxian", "SATISFACTION", 2024, "80")).is(201));
    board.admin().post(Board.VALUES + id + "/approve").isProblem(403, "value-needs-second-person");
    board.admin().get(Board.VALUES + id + "/recomputed").isProblem(409, "value-not-measured");
  }

  @Test
  void two_approve_at_once_and_one_does() throws Exception {
    var id = board.measured();
    try (var both = Executors.newFixedThreadPool(2)) {
      var one = both.submit(() -> board.supervisor().post(Board.VALUES + id + "/approve").status());
      var other = both.submit(() -> board.admin().post(Board.VALUES + id + "/approve").status());
      assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(200, 409);
    }
    assertThat(cases.number("SELECT COUNT(*) FROM indicator_approval WHERE value_id = ?", id))
        .isEqualTo(1);
  }

  @Test
  void what_is_typed_in_is_checked_and_needs_its_document() {
    var given = board.entered("guanxian", "SATISFACTION", 2022, "80");
    wrong(with(given, "value", 101), "/value");
    wrong(with(given, "low", 79), "/low");
    wrong(with(with(given, "low", 81), "high", 90), "/low");
    wrong(with(given, "population", "PUBLIC"), "/population");
    wrong(with(given, "code", "PARTICIPATION"), "/population");
    wrong(with(given, "source", "MEASURED"), "/source");
    wrong(with(given, "evidenceId", board.evidence()), "/evidenceId");
    wrong(with(given, "code", "URBAN"), "/code");
    wrong(with(given, "district", "nowhere"), "/district");
    wrong(with(given, "year", board.year() + 1), "/year");
  }

  private void wrong(Map<String, Object> given, String field) {
    assertThat(enter(given).isProblem(400, "invalid-request").text()).contains("\"" + field + "\"");
  }

  @Test
  void a_document_is_kept_as_it_came() throws Exception {
    var created = Board.upload(board.surveyor(), "tianqiao", Board.PDF).is(201).body();
    var digest = MessageDigest.getInstance("SHA-256").digest(Board.PDF);
    assertThat(created.required("sha256").asText()).isEqualTo(HexFormat.of().formatHex(digest));
    var id = created.required("id").asText();
    var got = board.supervisor().get(Board.EVIDENCE + "/" + id).is(200);
    assertThat(got.bytes()).isEqualTo(Board.PDF);
    assertThat(got.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + id + ".pdf\"");
    cases.staff("surveyor.guanxian").get(Board.EVIDENCE + "/" + id).isProblem(404, "not-found");
    Board.upload(board.surveyor(), "tianqiao", "<html>".getBytes())
        .isProblem(400, "evidence-not-readable");
    Board.upload(board.surveyor(), "guanxian", Board.PDF).isProblem(403, "forbidden");
  }

  @Test
  void one_screen_has_all_districts() {
    var districts =
        cases
            .resident()
            .get("/api/v1/indicators/overview?year=2025")
            .is(200)
            .body()
            .required("districts");
    assertThat(districts.findValuesAsText("district")).containsAll(PLANS);
    for (var one : districts) {
      if (!PLANS.contains(one.required("district").asText())) {
        continue;
      }
      assertThat(one.required("items")).hasSizeGreaterThanOrEqualTo(8);
      int targets = 0;
      for (var item : one.required("items")) {
        targets += item.hasNonNull("target") ? 1 : 0;
      }
      assertThat(
              one.required("met").asInt()
                  + one.required("notMet").asInt()
                  + one.required("uncertain").asInt()
                  + one.required("missing").asInt())
          .isEqualTo(targets);
    }
  }

  @Test
  void loading_the_plans_again_changes_nothing_and_says_so() {
    var again = seed.load(Path.of("seed"));

    assertThat(again.added()).isZero();
    assertThat(again.updated()).isZero();
    assertThat(again.retired()).isZero();
  }
}

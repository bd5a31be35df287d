package org.lvdao.survey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.Answer;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** What a campaign says, for people to read, print and take along. */
@LvdaoTest
class CampaignReportTest {
  private static final String EVIL = "<script>alert('x')</script> & \"满意\"";

  @Inject SurveyDesk desk;
  @Inject Cases cases;

  /** 400 answers: so many satisfied, not, and who does not know; who is not says why. */
  private String answered(int satisfied, int not, int dontKnow) {
    var plan = desk.plan(desk.published(SurveyDesk.form("您对本区", "<b>您</b>对本区")));
    plan.put("title", EVIL);
    var id = desk.open(plan);
    for (int i = 0; i < satisfied + not + dontKnow; i++) {
      var overall = i < satisfied ? "5" : i < satisfied + not ? "2" : "0";
      respond(id, i, i % 40 == 0 ? "M" : "F", overall);
      if (i >= satisfied && i < satisfied + not) {
        answer(id, i, "WHY", i % 2 == 0 ? "DUMPING" : "PICKUP", "1");
      }
    }
    return id;
  }

  private void respond(String id, int response, String gender, String overall) {
    cases.change(
        """
        INSERT INTO survey_response (campaign_id, id, gender, age_band, area, flags)
        VALUES (?, ?, ?, '30-44', '370105001', '')
        """,
        id,
        response + 1,
        gender);
    answer(id, response, "OVERALL", "", overall);
  }

  private void answer(String id, int response, String question, String part, String value) {
    cases.change(
        """
        INSERT INTO survey_answer (campaign_id, question, response_id, part, value)
        VALUES (?, ?, ?, ?, ?)
        """,
        id,
        question,
        response + 1,
        part,
        value);
  }

  private String page(String id) {
    var answer = desk.surveyor().get(SurveyDesk.CAMPAIGNS + id + "/report").is(200);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
    return answer.text();
  }

  private static String percent(double share) {
    return new BigDecimal(share * 100).setScale(1, RoundingMode.HALF_UP) + "%";
  }

  @Test
  void the_report_says_in_plain_words_what_was_estimated() {
    var id = answered(320, 40, 40);
    var group =
        desk.surveyor()
            .get(SurveyDesk.CAMPAIGNS + id + "/estimates?question=OVERALL")
            .is(200)
            .body()
            .at("/groups/0");
    var page = page(id);
    assertThat(page).contains("360 位表达意见的受访者中有 320 位选择“满意”或“比较满意”（88.9%）。");
    assertThat(page)
        .contains(
            "加权后为 %s，95%% 区间 %s–%s。"
                .formatted(
                    percent(group.required("weightedShare").asDouble()),
                    percent(group.at("/interval/low").asDouble()),
                    percent(group.at("/interval/high").asDouble())))
        .contains("另有 40 位不清楚：都不计入为");
    assertThat(page).contains("自愿参与").contains("没有应答率").doesNotContain("，应答率");
    assertThat(page).contains("调查尚未结束").contains("乱倒垃圾").contains("20 人（50.0%）");
    desk.surveyor().with("If-Match", "\"1\"").post(SurveyDesk.CAMPAIGNS + id + "/end").is(200);
    assertThat(page(id)).doesNotContain("调查尚未结束");
  }

  @Test
  void what_staff_wrote_is_text_and_the_page_runs_nothing() {
    var page = page(answered(20, 0, 0));
    assertThat(page)
        .contains("&lt;script>alert(")
        .contains("&lt;b>您&lt;/b>")
        .doesNotContain("<script")
        .doesNotContain("<b>");
  }

  @Test
  void few_respondents_stay_hidden_in_every_file() throws IOException {
    var few = answered(9, 0, 0);
    assertThat(page(few)).contains("不予公布").doesNotContain("9 位表达意见");
    // Of 120 people 3 are men, and the women's number would tell how many.
    var id = answered(80, 25, 15);
    assertThat(
            desk.surveyor()
                .get(SurveyDesk.CAMPAIGNS + id + "/estimates?question=OVERALL&by=gender")
                .is(200)
                .body()
                .findValuesAsText("suppressed"))
        .containsOnly("true");
    var page = page(id);
    assertThat(page).contains("105 位表达意见的受访者中有 80 位选择“满意”或“比较满意”");
    var chart = page.substring(page.indexOf("（按性别）"));
    assertThat(chart.substring(0, chart.indexOf("</svg>"))).contains("不予公布").doesNotContain("%（");
    // 13 say DUMPING, 12 PICKUP: both are shown; NONE is 0.
    assertThat(page).contains("25 位受访者回答（可多选）");

    var cells = cells(id);
    assertThat(cells).contains("人数过少，不予公布", "120").doesNotContain("117", "3");
    assertThat(String.join(" ", cells)).contains("没有应答率");
  }

  @Test
  void a_campaign_without_answers_has_a_report_too() {
    var id = desk.open();
    assertThat(page(id)).contains("共 0 份答卷");
    desk.surveyor().get(SurveyDesk.CAMPAIGNS + id + "/workbook").is(200);
    cases
        .staff("surveyor.guanxian")
        .get(SurveyDesk.CAMPAIGNS + id + "/report")
        .isProblem(404, "not-found");
  }

  @Test
  void interviews_are_printed_with_their_response_rate() {
    var id = desk.open(desk.planOf("INTERVIEW"));
    var surveyor = desk.surveyor();
    for (int i = 0; i < 10; i++) {
      surveyor.post(SurveyDesk.CAMPAIGNS + id + "/interviews", SurveyDesk.interview("5")).is(201);
    }
    surveyor.post(SurveyDesk.CAMPAIGNS + id + "/interviews", Map.of("outcome", "REFUSED")).is(201);
    assertThat(page(id)).contains("访问调查，应答率 90.9%");
  }

  @Test
  void one_that_staff_ended_is_printed_with_the_moment_it_ended() {
    var id = desk.open();
    var planned = minute(desk.surveyor().get(SurveyDesk.CAMPAIGNS + id).is(200), "closesAt");
    assertThat(page(id)).contains(" 至 " + planned + "，");
    cases.change(
        "UPDATE survey_campaign SET ended_at = opens_at + INTERVAL 3 DAY, version = 2 WHERE id = ?",
        id);
    var ended = minute(desk.surveyor().get(SurveyDesk.CAMPAIGNS + id).is(200), "endedAt");
    assertThat(ended).isNotEqualTo(planned);
    assertThat(page(id)).contains(" 至 " + ended + "，").doesNotContain(planned);
    cases.change(
        "UPDATE survey_campaign SET ended_at = closes_at + INTERVAL 3 DAY WHERE id = ?", id);
    assertThat(page(id)).as("loaded when it was over").contains(" 至 " + planned + "，");
  }

  private static String minute(Answer campaign, String field) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
        .format(Instant.parse(campaign.body().required(field).asText()).atZone(BusinessTime.ZONE));
  }

  @Test
  void what_was_wanted_stands_beside_what_came() throws IOException {
    var plan = desk.plan();
    plan.put("sample", Map.of("margin", 0.05, "population", 700_000, "designEffect", 1.5));
    plan.put(
        "quotas",
        List.of(
            SurveyDesk.quota("gender", "F", 300),
            SurveyDesk.quota("ageBand", "30-44", 200),
            SurveyDesk.quota("ageBand", "60-74", 200),
            SurveyDesk.quota("ageBand", "75+", 50)));
    var id = desk.open(plan);
    for (int i = 0; i < 120; i++) {
      cases.change(
          """
          INSERT INTO survey_response (campaign_id, id, gender, age_band, area, flags)
          VALUES (?, ?, ?, ?, '370105001', '')
          """,
          id,
          i + 1,
          i < 90 ? "F" : "M",
          i < 60 ? "30-44" : i < 80 ? "60-74" : i < 116 ? "45-59" : "75+");
    }
    cases.change(
        """
        UPDATE survey_quota q SET taken =
          (SELECT COUNT(*) FROM survey_response r
            WHERE r.campaign_id = q.campaign_id
              AND COALESCE(q.gender, r.gender) = r.gender
              AND COALESCE(q.age_band, r.age_band) = r.age_band)
         WHERE campaign_id = ?
        """,
        id);
    var wanted = desk.surveyor().get(SurveyDesk.CAMPAIGNS + id).is(200).body().required("answers");
    var precision =
        "期望精度：95% 置信水平下误差不超过 ±5 个百分点（预期比例 50%，人口 700000 人，设计效应 1.5），需要 "
            + wanted.asLong()
            + " 份答卷，实有 120 份，尚未达到。";
    // 4 of 75+ stay hidden; the 20 of 60-74 with them, since only they could hide them.
    assertThat(page(id))
        .contains(precision)
        .contains("<td>女</td><td>300</td><td>90</td>")
        .contains("<td>30-44 岁</td><td>200</td><td>60</td>")
        .contains("<td>60-74 岁</td><td>200</td><td>＊</td>")
        .contains("<td>75+ 岁</td><td>50</td><td>＊</td>");
    assertThat(cells(id)).contains(precision, "配额：女，上限 300 人，已答 90 人。", "配额：75+ 岁，上限 50 人，已答 ＊ 人。");
    assertThat(page(desk.open())).doesNotContain("期望精度").doesNotContain("配额");
  }

  @Test
  void answers_that_come_meanwhile_are_in_all_cuts_of_a_question_or_in_none() throws Exception {
    var id = answered(320, 40, 40);
    var more = new AtomicInteger(400);
    var stop = new AtomicBoolean();
    var coming =
        CompletableFuture.runAsync(
            () -> {
              while (!stop.get()) {
                respond(id, more.get(), more.get() % 2 == 0 ? "M" : "F", "5");
                more.incrementAndGet();
              }
            });
    try {
      for (int book = 0; book < 3; book++) {
        int before = more.get();
        var whole = new HashMap<String, Integer>();
        for (var row : estimated(id)) {
          if (!row.get(4).isEmpty()) {
            whole.merge(row.get(2), Integer.parseInt(row.get(4)), Integer::sum);
          }
        }
        assertThat(whole).containsOnlyKeys("", "性别", "年龄段", "街道（镇）");
        assertThat(whole.values()).as(whole.toString()).containsOnly(whole.get(""));
        assertThat(more.get()).as("some came").isGreaterThan(before);
      }
    } finally {
      stop.set(true);
      coming.join();
    }
  }

  /** The lines of the first sheet. */
  private List<List<String>> estimated(String id) throws IOException {
    var file = desk.surveyor().get(SurveyDesk.CAMPAIGNS + id + "/workbook").is(200);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(file.bytes()))) {
      return book.getFirstSheet().read().stream()
          .skip(1)
          .map(row -> IntStream.range(0, 5).mapToObj(i -> row.getCellText(i)).toList())
          .toList();
    }
  }

  private List<String> cells(String id) throws IOException {
    var file = desk.surveyor().get(SurveyDesk.CAMPAIGNS + id + "/workbook").is(200);
    var cells = new ArrayList<String>();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(file.bytes()))) {
      for (var sheet : book.getSheets().toList()) {
        for (var row : sheet.read()) {
          row.forEach(cell -> cells.add(cell == null ? "" : cell.getText()));
        }
      }
    }
    return cells;
  }
}

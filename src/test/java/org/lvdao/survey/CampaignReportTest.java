package org.lvdao.survey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** What a campaign says, for people to read, print and take along. */
@LvdaoTest
class CampaignReportTest {
  private static final String EVIL = "<script>alert('x')</script> & \"满意\"";

  @Inject SurveyDesk desk;
  @Inject ReportDesk reports;
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
        reports.answer(id, i, "WHY", i % 2 == 0 ? "DUMPING" : "PICKUP", "1");
      }
    }
    return id;
  }

  private void respond(String id, int response, String gender, String overall) {
    reports.respond(id, response, gender, "30-44");
    reports.answer(id, response, "OVERALL", "", overall);
  }

  private String page(String id) {
    var answer = reports.report(id);
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

    var cells = reports.cells(id);
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
        for (var row : reports.lines(id)) {
          if (row.getFirst().equals("OVERALL") && row.size() > 4 && !row.get(4).isEmpty()) {
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
}

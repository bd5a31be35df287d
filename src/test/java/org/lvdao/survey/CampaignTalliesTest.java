package org.lvdao.survey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** What a report counts of questions that are not estimated, held against the raw rows. */
@LvdaoTest
class CampaignTalliesTest {
  private static final String QUESTIONS =
      """
      "code": "CARE", "type": "MATRIX", "text": {"zh-CN": "多久分类一次？"}, "required": false,
      "options": [
        {"code": "A", "text": {"zh-CN": "每天"}, "exclusive": false},
        {"code": "B", "text": {"zh-CN": "偶尔"}, "exclusive": false},
        {"code": "C", "text": {"zh-CN": "从不"}, "exclusive": false}],
      "rows": [
        {"code": "R1", "text": {"zh-CN": "厨余"}},
        {"code": "R2", "text": {"zh-CN": "可回收物"}}],
      "randomised": false},
      {"code": "ORDER", "type": "RANKING", "text": {"zh-CN": "哪项最要紧？"}, "required": false,
      "options": [
        {"code": "X", "text": {"zh-CN": "清运"}, "exclusive": false},
        {"code": "Y", "text": {"zh-CN": "分类"}, "exclusive": false},
        {"code": "Z", "text": {"zh-CN": "宣传"}, "exclusive": false}],
      "rows": [], "randomised": false},
      {"code": "PEOPLE", "type": "NUMBER", "text": {"zh-CN": "家里几口人？"}, "required": false,
      "options": [], "rows": [], "randomised": false},
      {"code": "SINCE", "type": "DATE", "text": {"zh-CN": "何时开始分类？"}, "required": false,
      "options": [], "rows": [], "randomised": false},
      {"code": "HOME", "type": "AREA", "text": {"zh-CN": "您住在哪里？"}, "required": false,
      "options": [], "rows": [], "randomised": false},
      {"code": "WORDS",\
      """;

  @Inject SurveyDesk desk;
  @Inject ReportDesk reports;
  @Inject Cases cases;

  private String answered() {
    var form = SurveyDesk.form("\"code\": \"WORDS\",", QUESTIONS);
    var id = desk.open(desk.plan(desk.published(form)));
    var community =
        cases
            .texts("SELECT code FROM area WHERE parent = ? ORDER BY code", SurveyDesk.SUBDISTRICT)
            .getFirst();
    for (int i = 0; i < 200; i++) {
      cases.change(
          "INSERT INTO survey_response (campaign_id, id, flags) VALUES (?, ?, '')", id, i + 1);
      reports.answer(id, i, "CARE", "R1", i < 150 ? "A" : i < 195 ? "B" : "C");
      reports.answer(id, i, "CARE", "R2", i % 2 == 0 ? "A" : "B");
      var order = i < 120 ? "XYZ" : i < 160 ? "YX" : i < 196 ? "Z" : "";
      for (int place = 1; place <= order.length(); place++) {
        reports.answer(id, i, "ORDER", order.substring(place - 1, place), Integer.toString(place));
      }
      reports.answer(id, i, "PEOPLE", "", Integer.toString(1 + i % 5));
      var month = i < 100 ? "2026-01" : i < 192 ? "2026-02" : i < 197 ? "2025-07" : "2026-03";
      reports.answer(id, i, "SINCE", "", month + "-1" + i % 9);
      var within = SurveyDesk.SUBDISTRICT + (i < 30 ? "/" + community : "");
      reports.answer(
          id, i, "HOME", "", "tianqiao" + (i < 90 ? "/" + within : i < 190 ? "/370105003" : ""));
      reports.answer(id, i, "WORDS", "", "我家在三楼");
    }
    return id;
  }

  private long raw(String id, String where) {
    return cases.number(
        "SELECT COUNT(*) FROM survey_answer WHERE campaign_id = ? AND " + where, id);
  }

  private static String of(long number, int answered) {
    var percent = new BigDecimal(number * 100.0 / answered).setScale(1, RoundingMode.HALF_UP);
    return "<td>%d 人（%s%%）</td>".formatted(number, percent);
  }

  private static String section(String page, String heading) {
    var from = page.substring(page.indexOf("<h2>" + heading));
    int next = from.indexOf("<h2>", 1);
    return next < 0 ? from : from.substring(0, next);
  }

  @Test
  void every_question_but_words_and_photos_is_counted() throws IOException {
    var id = answered();
    var page = reports.page(id);

    assertThat(section(page, "多久分类一次？ — 可回收物"))
        .contains("200 位受访者回答")
        .contains("<td>每天</td>" + of(raw(id, "question='CARE' AND part='R2' AND value='A'"), 200));
    assertThat(section(page, "多久分类一次？ — 厨余"))
        .as("5 never do, and the 45 would tell it")
        .contains("<td>每天</td>" + of(raw(id, "question='CARE' AND part='R1' AND value='A'"), 200))
        .contains("<td>偶尔</td><td>＊</td>", "<td>从不</td><td>＊</td>");

    var first = raw(id, "question='ORDER' AND part='Z' AND value='1'");
    var ranked = raw(id, "question='ORDER' AND part='Z'");
    var mean =
        cases.texts(
            """
            SELECT ROUND(AVG(CAST(value AS DECIMAL(9, 4))), 2) FROM survey_answer
             WHERE campaign_id = ? AND question = 'ORDER' AND part = 'Z'
            """,
            id);
    assertThat(section(page, "哪项最要紧？"))
        .contains("196 位受访者排序")
        .contains("<td>宣传</td>" + of(first, 196) + "<td>" + ranked + "</td><td>2.54</td>");
    assertThat(mean.getFirst()).isEqualTo("2.54");

    assertThat(section(page, "家里几口人？"))
        .contains("<td>3</td><td>2</td><td>3</td><td>4</td>")
        .contains("最小值、最大值不予公布");
    assertThat(section(page, "何时开始分类？"))
        .contains("<td>2026-01</td>" + of(raw(id, "value LIKE '2026-01-%'"), 200))
        .contains("<td>其余</td>" + of(100, 200))
        .doesNotContain("2025-07")
        .doesNotContain("2026-02")
        .doesNotContain("2026-03");
    assertThat(section(page, "您住在哪里？"))
        .contains("<td>无影山街道</td>" + of(raw(id, "value LIKE 'tianqiao/370105001%'"), 200))
        .contains("<td>天桥区</td>" + of(raw(id, "value = 'tianqiao'"), 200));
    assertThat(page).contains("文字题和照片题不在本报告内").doesNotContain("三楼");

    var lines = reports.lines(id).stream().map(line -> String.join("|", line)).toList();
    assertThat(lines)
        .contains("CARE.R1|多久分类一次？ — 厨余|200|从不|||人数过少，不予公布")
        .contains("CARE.R2|多久分类一次？ — 可回收物|200|每天|100|0.5|")
        .contains("SINCE|何时开始分类？|200|其余|100|0.5|")
        .anyMatch(line -> line.startsWith("ORDER|哪项最要紧？|196|清运|120|160|1.25|"))
        .anyMatch(line -> line.startsWith("PEOPLE|家里几口人？|200|3.00|2|3|4|"))
        .noneMatch(line -> line.contains("三楼") || line.contains("2025-07"));
  }

  @Test
  void fewer_than_ten_answers_say_nothing() {
    var form = SurveyDesk.form("\"code\": \"WORDS\",", QUESTIONS);
    var id = desk.open(desk.plan(desk.published(form)));
    for (int i = 0; i < 9; i++) {
      reports.answer(id, i, "PEOPLE", "", "7");
      reports.answer(id, i, "HOME", "", "tianqiao/370105001");
      reports.answer(id, i, "ORDER", "X", "1");
      reports.answer(id, i, "CARE", "R1", "A");
    }
    var page = reports.page(id);
    for (var heading : List.of("多久分类一次？ — 厨余", "哪项最要紧？", "家里几口人？", "您住在哪里？")) {
      assertThat(section(page, heading)).contains("不予公布").doesNotContain("<td>");
    }
  }
}

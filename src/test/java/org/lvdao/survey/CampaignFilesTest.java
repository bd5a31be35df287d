package org.lvdao.survey;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** What of a campaign goes to programs that do statistics. */
@LvdaoTest
class CampaignFilesTest {
  private static final String FORM =
      """
      {"title": {"zh-CN": "入户调查"}, "sections": [{"code": "A", "title": {"zh-CN": "一"},
       "randomised": false, "questions": [
        {"code": "1", "type": "SINGLE", "text": {"zh-CN": "您是否参加过分类？"}, "required": true,
         "options": [{"code": "1", "text": {"zh-CN": "参加过"}, "exclusive": false},
                     {"code": "2", "text": {"zh-CN": "没有"}, "exclusive": false}],
         "rows": [], "randomised": false},
        {"code": "WAYS", "type": "MULTIPLE", "text": {"zh-CN": "通过哪些方式？"}, "required": false,
         "options": [{"code": "A", "text": {"zh-CN": "厨余投放"}, "exclusive": false},
                     {"code": "B", "text": {"zh-CN": "预约回收"}, "exclusive": false}],
         "rows": [], "randomised": false},
        {"code": "RANK", "type": "RANKING", "text": {"zh-CN": "最需要改进的？"}, "required": false,
         "options": [{"code": "X", "text": {"zh-CN": "清运"}, "exclusive": false},
                     {"code": "Y", "text": {"zh-CN": "宣传"}, "exclusive": false}],
         "rows": [], "randomised": false},
        {"code": "GRID", "type": "MATRIX", "text": {"zh-CN": "您的评价"}, "required": false,
         "options": [{"code": "5", "text": {"zh-CN": "满意"}, "exclusive": false},
                     {"code": "1", "text": {"zh-CN": "不满意"}, "exclusive": false}],
         "rows": [{"code": "BIN", "text": {"zh-CN": "投放点's"}},
                  {"code": "MEN", "text": {"zh-CN": "人员"}}], "randomised": false},
        {"code": "SIZE", "type": "NUMBER", "text": {"zh-CN": "家里几口人？"}, "required": false,
         "options": [], "rows": [], "decimals": 1, "randomised": false},
        {"code": "SINCE", "type": "DATE", "text": {"zh-CN": "何时开始？"}, "required": false,
         "options": [], "rows": [], "randomised": false},
        {"code": "WORDS", "type": "LONG_TEXT", "text": {"zh-CN": "建议"}, "required": false,
         "options": [], "rows": [], "randomised": false}]}]}
      """;

  @Inject SurveyDesk desk;
  @Inject Cases cases;

  private String campaign() {
    return desk.open(desk.plan(desk.published(SurveyDesk.json(FORM))));
  }

  private void answer(String id, Map<String, Object> answers, int seconds) {
    SurveyDesk.submit(
            cases.resident(),
            id,
            Map.of("traits", SurveyDesk.traits(), "answers", answers, "seconds", seconds))
        .is(201);
  }

  private String file(String id, String name) {
    return desk.surveyor().get(SurveyDesk.CAMPAIGNS + id + "/" + name).is(200).text();
  }

  private static Map<String, NamedCsvRecord> byWords(String csv) {
    var lines = new HashMap<String, NamedCsvRecord>();
    CsvReader.builder()
        .ofNamedCsvRecord(csv.substring(1))
        .forEach(line -> lines.put(line.getField("WORDS"), line));
    return lines;
  }

  @Test
  void answers_are_given_out_when_the_campaign_is_over() throws Exception {
    var id = campaign();
    answer(
        id,
        Map.of(
            "1", SurveyDesk.choice("1"),
            "WAYS", SurveyDesk.choice("B"),
            "RANK", SurveyDesk.choice("Y", "X"),
            "GRID", Map.of("rows", Map.of("BIN", "5", "MEN", "1")),
            "SIZE", Map.of("number", -2.5),
            "SINCE", Map.of("date", "2028-02-29"),
            "WORDS", Map.of("text", "=HYPERLINK(\"x\"),\n第二行")),
        600);
    answer(id, Map.of("1", SurveyDesk.choice("2"), "WORDS", Map.of("text", "没有")), 1);
    desk.surveyor()
        .get(SurveyDesk.CAMPAIGNS + id + "/responses")
        .isProblem(409, "campaign-not-closed");
    desk.surveyor().with("If-Match", "\"1\"").post(SurveyDesk.CAMPAIGNS + id + "/end").is(200);

    var lines = byWords(file(id, "responses"));

    assertThat(lines).hasSize(2);
    var full = lines.get("'=HYPERLINK(\"x\"), 第二行");
    assertThat(full.getFields().subList(1, full.getFieldCount()))
        .containsExactly(
            "F",
            "30-44",
            SurveyDesk.SUBDISTRICT,
            "1",
            "0",
            "1",
            "2",
            "1",
            "5",
            "1",
            "-2.5",
            "2028-02-29",
            "'=HYPERLINK(\"x\"), 第二行",
            "LONGER",
            "");
    var little = lines.get("没有");
    assertThat(little.getField("Q1")).isEqualTo("2");
    assertThat(little.getField("WAYS_A")).as("not answered is not a no").isEmpty();
    assertThat(little.getField("FLAGS")).isEqualTo("TOO_FAST");
    assertThat(List.of(full.getField("RESPONSE"), little.getField("RESPONSE")))
        .containsExactlyInAnyOrder("1", "2");

    var codebook = file(id, "codebook");
    assertThat(codebook).contains("WAYS_B,通过哪些方式？：预约回收,CHOSEN,1,是", "AGE_BAND,年龄段,CODE,75+,75+ 岁");
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(file(id, "ddi").getBytes("UTF-8")));
    assertThat(xml.getElementsByTagName("var").getLength()).isEqualTo(full.getFieldCount());
    assertThat(xml.getElementsByTagName("caseQnty").item(0).getTextContent()).isEqualTo("2");
    var syntax = file(id, "spss");
    assertThat(syntax).contains("Q1 F8.0", "'您的评价：投放点''s'", "VALUE LABELS Q1\n  1 '参加过'");
  }

  @Test
  void names_of_columns_are_there_once() {
    var form = SurveyDesk.form("\"code\": \"WORDS\"", "\"code\": \"WHY_DUMPING\"");

    var codebook = file(desk.open(desk.plan(desk.published(form))), "codebook");

    assertThat(codebook).contains("\nWHY_DUMPING,哪些", "\nWHY_DUMPING_2,您还有");
  }
}

package org.lvdao.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.report.Cases;

/** Makes surveys for tests, as the surveyor of 天桥区. */
@Singleton
@Requires(env = "test")
public final class SurveyDesk {
  public static final String QUESTIONNAIRES = "/api/v1/staff/questionnaires/";
  public static final String BANK = "/api/v1/staff/question-bank/";
  public static final String CAMPAIGNS = "/api/v1/staff/campaigns/";
  public static final String SURVEYS = "/api/v1/surveys/";

  /** 无影山街道. */
  public static final String SUBDISTRICT = "370105001";

  /** Whether one is satisfied, why not, and where one lives. */
  private static final String SATISFACTION =
      """
      {
        "title": {"zh-CN": "“无废城市”建设满意度调查", "en": "Zero-waste city satisfaction"},
        "introduction": {"zh-CN": "本问卷匿名，约需一分钟。"},
        "sections": [
          {
            "code": "MAIN",
            "title": {"zh-CN": "总体评价"},
            "randomised": false,
            "questions": [
              {
                "code": "OVERALL",
                "type": "SCALE",
                "text": {"zh-CN": "您对本区“无废城市”建设成效是否满意？"},
                "required": true,
                "options": [
                  {"code": "5", "text": {"zh-CN": "满意"}, "role": "POSITIVE", "exclusive": false},
                  {"code": "4", "text": {"zh-CN": "比较满意"}, "role": "POSITIVE", "exclusive": false},
                  {"code": "3", "text": {"zh-CN": "一般"}, "role": "NEUTRAL", "exclusive": false},
                  {"code": "2", "text": {"zh-CN": "不太满意"}, "role": "NEGATIVE", "exclusive": false},
                  {"code": "1", "text": {"zh-CN": "不满意"}, "role": "NEGATIVE", "exclusive": false},
                  {"code": "0", "text": {"zh-CN": "不清楚"}, "role": "DONT_KNOW", "exclusive": false}
                ],
                "rows": [],
                "randomised": false
              },
              {
                "code": "WHY",
                "type": "MULTIPLE",
                "text": {"zh-CN": "哪些方面有待改进？"},
                "required": true,
                "showIf": {"question": "OVERALL", "in": ["2", "1"]},
                "options": [
                  {"code": "DUMPING", "text": {"zh-CN": "乱倒垃圾"}, "exclusive": false},
                  {"code": "PICKUP", "text": {"zh-CN": "上门回收"}, "exclusive": false},
                  {"code": "NONE", "text": {"zh-CN": "以上都没有"}, "exclusive": true}
                ],
                "rows": [],
                "min": 1,
                "max": 2,
                "randomised": true
              },
              {
                "code": "WORDS",
                "type": "LONG_TEXT",
                "text": {"zh-CN": "您还有什么建议？"},
                "required": false,
                "options": [],
                "rows": [],
                "randomised": false
              }
            ]
          }
        ]
      }
      """;

  /** What others asked. */
  public static final String TABLE =
      "gender,ageBand,area,OVERALL,WHY\nF,30-44,"
          + SUBDISTRICT
          + ",5,\nM,60-74,,2,DUMPING PICKUP\n";

  private final Cases cases;
  private final Api api;
  private final InstantSource clock;

  SurveyDesk(Cases cases, Api api, InstantSource clock) {
    this.cases = cases;
    this.api = api;
    this.clock = clock;
  }

  public ApiClient surveyor() {
    return cases.staff("surveyor.tianqiao");
  }

  public ApiClient admin() {
    return api.staff("admin");
  }

  public static Map<String, Object> form() {
    return json(SATISFACTION);
  }

  /** With something else in place of what stands there. */
  public static Map<String, Object> form(String instead, String with) {
    if (!SATISFACTION.contains(instead)) {
      throw new IllegalArgumentException(instead);
    }
    return json(SATISFACTION.replace(instead, with));
  }

  public static Map<String, Object> newQuestionnaire() {
    return newQuestionnaire(form());
  }

  public static Map<String, Object> newQuestionnaire(Map<String, Object> form) {
    var given = new LinkedHashMap<String, Object>();
    given.put("district", "tianqiao");
    given.put("code", code());
    given.put("form", form);
    return given;
  }

  public static Map<String, Object> newQuestion() {
    return Map.of(
        "district",
        "tianqiao",
        "question",
        json(
            """
            {"code": "%s", "type": "NUMBER", "text": {"zh-CN": "您家里有几口人？"},
             "required": true, "options": [], "rows": [], "min": 1, "max": 20,
             "randomised": false}
            """
                .formatted("Q" + code().substring(1, 20))));
  }

  private static String code() {
    return "S" + UUID.randomUUID().toString().toUpperCase().replace("-", "").substring(0, 30);
  }

  /** A draft; gives its id. */
  public String draft() {
    return Cases.id(add(newQuestionnaire()).is(201));
  }

  public Answer add(Map<String, Object> questionnaire) {
    return surveyor().post(QUESTIONNAIRES, questionnaire);
  }

  /** A published one; gives its id. */
  public String published() {
    return published(form());
  }

  /** A published one with the form; gives its id. */
  public String published(Map<String, Object> form) {
    var id = Cases.id(add(newQuestionnaire(form)).is(201));
    surveyor().with("If-Match", "\"0\"").post(QUESTIONNAIRES + id + "/publish").is(200);
    return id;
  }

  public String bankQuestion() {
    return Cases.id(surveyor().post(BANK, newQuestion()).is(201));
  }

  /** A plan of what anybody may answer anonymously from now on for a week. */
  public Map<String, Object> plan(String questionnaireId) {
    return plan(clock, questionnaireId);
  }

  static Map<String, Object> plan(InstantSource clock, String questionnaireId) {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("title", "2026 年“无废城市”满意度调查");
    plan.put("questionnaireId", questionnaireId);
    plan.put("questionnaireVersion", 1);
    plan.put("population", "PUBLIC");
    plan.put("areas", List.of());
    plan.put("asks", List.of("GENDER", "AGE_BAND", "AREA"));
    plan.put("anonymous", true);
    plan.put("opensAt", clock.instant().minus(Duration.ofMinutes(1)).toString());
    plan.put("closesAt", clock.instant().plus(Duration.ofDays(7)).toString());
    plan.put("quotas", List.of());
    return plan;
  }

  /** A plan of one whose answers come another way. */
  public Map<String, Object> planOf(String mode) {
    var plan = plan(published());
    plan.put("mode", mode);
    if (mode.equals("THIRD_PARTY")) {
      plan.put("agency", "济南民意调查中心");
    }
    return plan;
  }

  /** The code of an open link. */
  public String openLink() {
    var campaign = surveyor().get(CAMPAIGNS + open(planOf("OPEN_LINK"))).is(200).body();
    return campaign.required("link").asText().replaceFirst(".*/", "");
  }

  public static Map<String, Object> interview(String overall) {
    var interview = new LinkedHashMap<>(answers(overall));
    interview.put("outcome", "COMPLETED");
    return interview;
  }

  public Map<String, Object> plan() {
    return plan(published());
  }

  public static Map<String, Object> quota(String trait, String value, int most) {
    return Map.of(trait, value, "most", most);
  }

  public Answer addCampaign(Map<String, Object> plan) {
    return surveyor().post(CAMPAIGNS, Map.of("district", "tianqiao", "plan", plan));
  }

  /** A draft of a campaign; gives its id. */
  public String planned() {
    return Cases.id(addCampaign(plan()).is(201));
  }

  /** One that can be answered; gives its id. */
  public String open() {
    return open(plan());
  }

  public String open(Map<String, Object> plan) {
    var id = Cases.id(addCampaign(plan).is(201));
    surveyor().with("If-Match", "\"0\"").post(CAMPAIGNS + id + "/start").is(200);
    return id;
  }

  public static Map<String, Object> margin(String trait, Map<String, ?> people) {
    return Map.of(
        "district",
        "tianqiao",
        "population",
        "PUBLIC",
        "trait",
        trait,
        "people",
        people,
        "source",
        "第七次全国人口普查",
        "asOf",
        "2020-11-01");
  }

  public static Map<String, Object> traits() {
    return traits("F", "30-44");
  }

  public static Map<String, Object> traits(String gender, String ageBand) {
    return Map.of("gender", gender, "ageBand", ageBand, "area", SUBDISTRICT);
  }

  public static Map<String, Object> choice(String... codes) {
    return Map.of("choices", List.of(codes));
  }

  /** Who says so of the whole, and nothing else. */
  public static Map<String, Object> answers(String overall) {
    return Map.of("traits", traits(), "answers", Map.of("OVERALL", choice(overall)));
  }

  public static Answer submit(ApiClient resident, String id, Map<String, Object> answers) {
    return resident.post(SURVEYS + id + "/responses", answers);
  }

  static Map<String, Object> json(String text) {
    try {
      return new ObjectMapper().readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }
}

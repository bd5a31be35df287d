package org.lvdao.survey;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.net.URI;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.lvdao.area.AreaService;
import org.lvdao.area.District;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.survey.campaign.Trait;

/**
 * A survey of each district of the demo whose answers are made up around a known truth, and one
 * that is open. All but the answers goes through the API, as staff would do it.
 */
public final class DemoSurveys {
  static final int RESPONDENTS = 800;
  private static final String SOURCE = "演示数据（模拟人口，不是统计数据）";
  private static final String QUESTIONNAIRE = "WUFEI-SATISFACTION";

  private final ApiClient admin;
  private final DataSource database;
  private final InstantSource clock;
  private final AreaService areas;

  private DemoSurveys(ApplicationContext beans, ApiClient admin) {
    this.admin = admin;
    this.database = ((DelegatingDataSource) beans.getBean(DataSource.class)).getTargetDataSource();
    this.clock = beans.getBean(InstantSource.class);
    this.areas = beans.getBean(AreaService.class);
  }

  /** Makes them where there are none yet. */
  public static void create(ApplicationContext beans, URI node, Consumer<String> progress) {
    var token =
        ApiClient.anonymous(node)
            .post("/api/v1/auth/staff", Map.of("username", "admin", "password", Api.STAFF_PASSWORD))
            .is(200)
            .body()
            .required("accessToken")
            .asText();
    var admin = ApiClient.anonymous(node).header("Authorization", "Bearer " + token);
    var demo = new DemoSurveys(beans, admin);
    for (var district : demo.areas.districts()) {
      var town = demo.town(district.code());
      var there =
          admin
              .get(SurveyDesk.CAMPAIGNS.replaceFirst("/$", "") + "?district=" + district.code())
              .is(200)
              .body()
              .required("items");
      if (there.isEmpty()) {
        progress.accept("surveys: " + district.name());
        demo.survey(district, town);
      }
    }
  }

  /** The district as the demo made it up. */
  private SurveyedTown town(String district) {
    return town(areas, district);
  }

  static SurveyedTown town(AreaService areas, String district) {
    var subdistricts =
        areas.communitiesIn(areas.find(district).orElseThrow()).stream()
            .map(community -> community.path().codes().get(1))
            .distinct()
            .toList();
    return new SurveyedTown(subdistricts, district.hashCode());
  }

  private void survey(District district, SurveyedTown town) {
    for (var trait : Trait.values()) {
      var margin = new LinkedHashMap<String, Object>();
      margin.put("district", district.code());
      margin.put("population", "PUBLIC");
      margin.put("trait", trait.name());
      margin.put("people", town.people(trait));
      margin.put("source", SOURCE);
      margin.put("asOf", BusinessTime.dayOf(clock.instant()).toString());
      admin.post("/api/v1/staff/survey-margins", margin).is(201);
    }
    var questionnaire = questionnaire(district.code());
    var over = campaign(district, questionnaire, "年度“无废城市”满意度调查（演示）");
    answer(over, town.ask(RESPONDENTS, district.code().hashCode() + 1L));
    admin.with("If-Match", "\"1\"").post(SurveyDesk.CAMPAIGNS + over + "/end").is(200);
    campaign(district, questionnaire, "“无废城市”满意度调查（演示，进行中）");
    var value =
        Map.of(
            "district", district.code(),
            "code", "SATISFACTION",
            "year", BusinessTime.dayOf(clock.instant()).getYear(),
            "inputs", Map.of("measure", "SURVEY", "campaignId", over, "question", "OVERALL"));
    // Some districts have no plan. It waits there for a second person, as any value does.
    admin.post("/api/v1/staff/indicator-values/measured", value);
  }

  private String questionnaire(String district) {
    var created =
        admin
            .post(
                SurveyDesk.QUESTIONNAIRES.replaceFirst("/$", ""),
                Map.of("district", district, "code", QUESTIONNAIRE, "form", SurveyDesk.form()))
            .is(201)
            .body();
    var id = created.required("id").asText();
    admin.with("If-Match", "\"0\"").post(SurveyDesk.QUESTIONNAIRES + id + "/publish").is(200);
    return id;
  }

  private String campaign(District district, String questionnaire, String title) {
    var plan = SurveyDesk.plan(clock, questionnaire);
    plan.put("title", title);
    plan.put("sample", Map.of("margin", 0.03));
    var id =
        admin
            .post(
                SurveyDesk.CAMPAIGNS.replaceFirst("/$", ""),
                Map.of("district", district.code(), "plan", plan))
            .is(201)
            .body()
            .required("id")
            .asText();
    admin.with("If-Match", "\"0\"").post(SurveyDesk.CAMPAIGNS + id + "/start").is(200);
    return id;
  }

  private void answer(String campaign, List<SurveyedTown.Respondent> respondents) {
    var response =
        """
        INSERT INTO survey_response (campaign_id, id, gender, age_band, area, flags)
        VALUES (?, ?, ?, ?, ?, '')
        """;
    var answer =
        """
        INSERT INTO survey_answer (campaign_id, question, response_id, part, value)
        VALUES (?, 'OVERALL', ?, '', ?)
        """;
    try (var connection = database.getConnection();
        var responses = connection.prepareStatement(response);
        var answers = connection.prepareStatement(answer)) {
      connection.setAutoCommit(false);
      for (var one : respondents) {
        long id = UUID.randomUUID().getMostSignificantBits() & Long.MAX_VALUE;
        Object[] row = {campaign, id, one.gender(), one.ageBand(), one.area()};
        for (int i = 0; i < row.length; i++) {
          responses.setObject(i + 1, row[i]);
        }
        responses.addBatch();
        answers.setObject(1, campaign);
        answers.setObject(2, id);
        answers.setObject(3, one.value());
        answers.addBatch();
      }
      responses.executeBatch();
      answers.executeBatch();
      connection.commit();
    } catch (SQLException failed) {
      throw new IllegalStateException("the answers of the demo", failed);
    }
  }
}

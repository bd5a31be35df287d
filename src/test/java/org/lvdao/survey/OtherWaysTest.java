package org.lvdao.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.report.Cases;

/** Answers that come without an account. */
@LvdaoTest
class OtherWaysTest {
  private static final String LINKS = "/api/v1/open-surveys/";

  @Inject SurveyDesk desk;
  @Inject Cases cases;
  @Inject Api api;

  private long responses(String campaign) {
    return cases.number("SELECT COUNT(*) FROM survey_response WHERE campaign_id = ?", campaign);
  }

  private Answer interview(String campaign, Map<String, ?> said) {
    return desk.surveyor().post(SurveyDesk.CAMPAIGNS + campaign + "/interviews", said);
  }

  private Answer load(String campaign, String table) {
    return desk.surveyor()
        .with("Content-Type", "text/csv")
        .send(
            "POST",
            SurveyDesk.CAMPAIGNS + campaign + "/import",
            table.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void who_has_no_app_answers_by_the_link() {
    var code = desk.openLink();
    var nobody = api.anonymous();
    var survey = nobody.get(LINKS + code).is(200).body();
    assertThat(survey.required("open").asBoolean()).isTrue();
    assertThat(survey.required("next").asText()).isEqualTo("OVERALL");
    var id = survey.required("id").asText();

    var wrong = Map.of("traits", SurveyDesk.traits(), "answers", Map.of());
    var key = nobody.with("Idempotency-Key", "tap-" + code);
    key.post(LINKS + code + "/responses", wrong).isProblem(400, "invalid-request");
    key.post(LINKS + code + "/responses", SurveyDesk.answers("5")).is(201);
    key.post(LINKS + code + "/responses", SurveyDesk.answers("5")).is(201);
    nobody
        .post(LINKS + code + "/responses", SurveyDesk.answers("2"))
        .isProblem(400, "invalid-request");
    nobody
        .withoutIdempotencyKey()
        .post(LINKS + code + "/responses", SurveyDesk.answers("5"))
        .isProblem(400, "idempotency-key-required");
    assertThat(responses(id)).isEqualTo(1);
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM survey_response WHERE campaign_id = ? AND account_id > 0",
                id))
        .isZero();

    nobody.get(LINKS + "AAAAAAAAAAAAAAAAAAAA").isProblem(404, "not-found");
    cases.resident().get(SurveyDesk.SURVEYS + id).isProblem(404, "not-found");
    desk.surveyor().with("If-Match", "\"1\"").post(SurveyDesk.CAMPAIGNS + id + "/end").is(200);
    nobody
        .post(LINKS + code + "/responses", SurveyDesk.answers("5"))
        .isProblem(409, "survey-closed");
    key.post(LINKS + code + "/responses", SurveyDesk.answers("5")).is(201);
  }

  @Test
  void the_same_tap_by_many_at_once_is_one_answer() throws Exception {
    var code = desk.openLink();
    var id = api.anonymous().get(LINKS + code).is(200).body().required("id").asText();
    try (var many = Executors.newFixedThreadPool(8)) {
      var taps = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 24; i++) {
        var key = "key-" + i % 3;
        taps.add(
            () ->
                api.anonymous()
                    .with("Idempotency-Key", key)
                    .post(LINKS + code + "/responses", SurveyDesk.answers("5"))
                    .status());
      }
      for (var tap : many.invokeAll(taps)) {
        assertThat(tap.get()).isEqualTo(201);
      }
    }
    assertThat(responses(id)).isEqualTo(3);
  }

  @Test
  void interviews_have_a_response_rate_and_nothing_else_has() {
    var id = desk.open(desk.planOf("INTERVIEW"));
    for (int i = 0; i < 12; i++) {
      interview(id, SurveyDesk.interview(i < 9 ? "5" : "3")).is(201);
    }
    for (var outcome : List.of("REFUSED", "REFUSED", "NOT_REACHED", "NOT_ELIGIBLE")) {
      interview(id, Map.of("outcome", outcome)).is(201);
    }
    var again = desk.surveyor().with("Idempotency-Key", "door-7");
    again.post(SurveyDesk.CAMPAIGNS + id + "/interviews", Map.of("outcome", "NOT_REACHED")).is(201);
    again.post(SurveyDesk.CAMPAIGNS + id + "/interviews", Map.of("outcome", "NOT_REACHED")).is(201);
    assertThat(
            interview(id, Map.of("outcome", "COMPLETED")).isProblem(400, "invalid-request").text())
        .contains("\"/answers\"");
    var refusal = new LinkedHashMap<>(SurveyDesk.interview("5"));
    refusal.put("outcome", "REFUSED");
    interview(id, refusal).isProblem(400, "invalid-request");

    var estimates =
        desk.surveyor()
            .get(SurveyDesk.CAMPAIGNS + id + "/estimates?question=OVERALL")
            .is(200)
            .body();
    assertThat(estimates.required("basis").asText()).isEqualTo("SAMPLE");
    assertThat(estimates.required("responseRate").asDouble()).isEqualTo(12 / 16.0, within(1e-9));
    assertThat(estimates.at("/groups/0/n").asInt()).isEqualTo(12);
    assertThat(estimates.at("/groups/0/share").asDouble()).isEqualTo(0.75);

    var app =
        desk.surveyor()
            .get(SurveyDesk.CAMPAIGNS + desk.open() + "/estimates?question=OVERALL")
            .is(200)
            .body();
    assertThat(app.required("basis").asText()).isEqualTo("PARTICIPATION");
    assertThat(app.hasNonNull("responseRate")).isFalse();
    cases.resident().get(SurveyDesk.SURVEYS + id).isProblem(404, "not-found");
  }

  @Test
  void a_quota_holds_whichever_way_answers_come() {
    var plan = desk.planOf("INTERVIEW");
    plan.put("quotas", List.of(SurveyDesk.quota("gender", "F", 1)));
    var id = desk.open(plan);
    interview(id, SurveyDesk.interview("5")).is(201);
    interview(id, SurveyDesk.interview("5")).isProblem(409, "quota-full");
    assertThat(responses(id)).isEqualTo(1);
    assertThat(cases.number("SELECT number FROM survey_contact WHERE campaign_id = ?", id))
        .as("the one that was refused leaves no trace")
        .isEqualTo(1);
  }

  @Test
  void what_others_asked_is_loaded_whole_or_not_at_all() {
    var id = desk.open(desk.planOf("THIRD_PARTY"));
    wrong(id, "gender,OVERALL\nX,5\n", "/2");
    wrong(id, "gender,OVERALL\nF,5\nF,7\n", "/3/answers/OVERALL");
    wrong(id, "gender,OVERALL\nF,\n", "/2/answers/OVERALL");
    wrong(id, "gender,SURPRISE\nF,5\n", "SURPRISE");
    wrong(id, "gender,OVERALL,OVERALL\nF,5,5\n", "/1");
    wrong(id, "area,OVERALL\n371525001,5\n", "/2/traits/area");
    wrong(id, "gender,OVERALL\n", "/1");
    assertThat(responses(id)).isZero();

    var loaded = load(id, SurveyDesk.TABLE).is(200).body();
    assertThat(loaded.required("responses").asInt()).isEqualTo(2);
    assertThat(responses(id)).isEqualTo(2);
    assertThat(
            cases.texts(
                """
                SELECT CONCAT_WS(' ', question, part, value) FROM survey_answer
                 WHERE campaign_id = ? ORDER BY 1
                """,
                id))
        .containsExactly("OVERALL  2", "OVERALL  5", "WHY DUMPING 1", "WHY PICKUP 1");
    load(id, SurveyDesk.TABLE).isProblem(409, "survey-closed");
    var campaign = desk.surveyor().get(SurveyDesk.CAMPAIGNS + id).is(200).body();
    assertThat(campaign.required("state").asText()).isEqualTo("CLOSED");
    assertThat(campaign.required("agency").asText()).isEqualTo("济南民意调查中心");
    var estimates =
        desk.surveyor()
            .get(SurveyDesk.CAMPAIGNS + id + "/estimates?question=OVERALL")
            .is(200)
            .body();
    assertThat(estimates.required("basis").asText()).isEqualTo("THIRD_PARTY");
    load(desk.open(), SurveyDesk.TABLE).isProblem(404, "not-found");
  }

  private void wrong(String campaign, String table, String words) {
    assertThat(load(campaign, table).isProblem(400, "invalid-request").text()).contains(words);
  }

  @Test
  void a_plan_says_how_answers_come() {
    var photo = desk.planOf("OPEN_LINK");
    photo.put("anonymous", false);
    refused(photo, "/plan/anonymous");
    var nobody = desk.planOf("THIRD_PARTY");
    nobody.remove("agency");
    refused(nobody, "/plan/agency");
    var somebody = desk.plan();
    somebody.put("agency", "济南民意调查中心");
    refused(somebody, "/plan/agency");
  }

  private void refused(Map<String, Object> plan, String field) {
    assertThat(desk.addCampaign(plan).isProblem(400, "invalid-request").text())
        .contains("\"" + field + "\"");
  }

  @Test
  void residents_are_shown_only_what_they_answer_in_the_app() {
    var app = desk.open();
    var others =
        List.of(desk.open(desk.planOf("INTERVIEW")), desk.open(desk.planOf("THIRD_PARTY")));
    ApiClient resident = cases.resident();
    var shown =
        resident
            .get(SurveyDesk.SURVEYS.replaceFirst("/$", "") + "?district=tianqiao")
            .is(200)
            .body()
            .findValuesAsText("id");
    assertThat(shown).doesNotContainAnyElementsOf(others);
    resident.get(SurveyDesk.SURVEYS + app).is(200);
  }

  @Test
  void from_one_address_an_open_link_takes_only_so_many_answers_a_minute() {
    var code = desk.openLink();
    var few = Map.<String, Object>of("lvdao.rate-limit.guest-per-minute", "2");
    try (var node = TestNode.on(TestServers.running().sharedDatabase(), few)) {
      var guest = node.api().anonymous();
      var path = "/api/v1/open-surveys/" + code;
      guest.post(path + "/responses", SurveyDesk.answers("5")).is(201);
      guest.post(path + "/responses", SurveyDesk.answers("5")).is(201);
      var refused = guest.post(path + "/responses", SurveyDesk.answers("5"));
      refused.isProblem(429, "too-many-requests");
      assertThat(refused.header("Retry-After")).isNotBlank();
      guest.get(path).is(200);
    }
  }
}

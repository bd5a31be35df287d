package org.lvdao.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.Together;
import org.lvdao.report.Cases;

/** Questionnaires from draft to retired, over HTTP. */
@LvdaoTest
class QuestionnairesTest {
  private static final String HERE = SurveyDesk.QUESTIONNAIRES;
  private static final String DISSATISFIED = "\"in\": [\"2\", \"1\"]";

  @Inject SurveyDesk desk;
  @Inject Cases cases;

  private static Answer publish(ApiClient who, String id, int version) {
    return who.with("If-Match", "\"" + version + "\"").post(HERE + id + "/publish");
  }

  private static Answer change(ApiClient who, String id, int version, Map<String, Object> form) {
    return who.with("If-Match", "\"" + version + "\"")
        .put(HERE + id + "/draft", Map.of("form", form));
  }

  private String wrong(Map<String, Object> form) {
    return wrong(desk.add(SurveyDesk.newQuestionnaire(form)));
  }

  private static String wrong(Answer answer) {
    return answer.isProblem(400, "invalid-request").body().at("/errors/0/pointer").asText();
  }

  private static List<String> states(JsonNode whole) {
    return whole.required("versions").findValuesAsText("state");
  }

  @Test
  void a_published_version_stays_as_it_is_and_the_next_begins_as_a_draft() {
    var who = desk.surveyor();
    var id = desk.draft();

    var published = publish(who, id, 0).is(200);
    assertThat(states(published.body())).containsExactly("PUBLISHED");
    assertThat(published.body().at("/form/sections/0/questions/0/code").asText())
        .isEqualTo("OVERALL");
    publish(who, id, 1).isProblem(409, "no-draft");

    var mended = SurveyDesk.form("乱倒垃圾", "乱倒垃圾、垃圾堆积");
    assertThat(states(change(who, id, 1, mended).is(200).body()))
        .containsExactly("PUBLISHED", "DRAFT");
    assertThat(who.get(HERE + id + "/versions/1").is(200).text()).doesNotContain("垃圾堆积");
    assertThat(who.get(HERE + id + "/versions/2").is(200).text()).contains("垃圾堆积");
    who.get(HERE + id + "/versions/3").isProblem(404, "not-found");

    assertThat(states(publish(who, id, 2).is(200).body()))
        .containsExactly("PUBLISHED", "PUBLISHED");
    var retired = who.with("If-Match", "\"3\"").post(HERE + id + "/retire").is(200).body();
    assertThat(states(retired)).containsExactly("PUBLISHED", "RETIRED");
    who.with("If-Match", "\"4\"").post(HERE + id + "/retire").isProblem(409, "not-published");
  }

  @Test
  void what_is_exported_can_be_imported_elsewhere_and_is_the_same() {
    var who = desk.surveyor();
    var exported = who.get(HERE + desk.published() + "/versions/1").is(200);

    var imported = desk.add(SurveyDesk.newQuestionnaire(SurveyDesk.json(exported.text()))).is(201);

    assertThat(imported.body().required("form")).isEqualTo(exported.body());
  }

  @Test
  void a_dry_run_finds_what_nobody_is_asked_and_such_a_draft_is_not_published() {
    var never =
        SurveyDesk.form(
            "\"showIf\": {\"question\": \"OVERALL\", " + DISSATISFIED + "}",
            """
        "showIf": {"all": [{"question": "OVERALL", "in": ["5"]},
                           {"question": "OVERALL", "in": ["1"]}]}
        """);
    var who = desk.surveyor();
    var id = Cases.id(desk.add(SurveyDesk.newQuestionnaire(never)).is(201));

    var run = who.post(HERE + id + "/dry-run").is(200).body();
    assertThat(run.required("complete").asBoolean()).isTrue();
    assertThat(run.required("unreachable").toString()).isEqualTo("[\"WHY\"]");
    var refused = publish(who, id, 0).isProblem(409, "questionnaire-unsound");
    assertThat(refused.body().at("/dryRun/unreachable/0").asText()).isEqualTo("WHY");
    assertThat(states(who.get(HERE + id).is(200).body())).containsExactly("DRAFT");

    var sound = who.post(HERE + desk.draft() + "/dry-run").is(200).body();
    assertThat(sound.required("unreachable")).isEmpty();
    assertThat(sound.required("deadEnds")).isEmpty();
    assertThat(sound.required("shortest").asInt()).isEqualTo(2);
    assertThat(sound.required("longest").asInt()).isEqualTo(3);
  }

  @Test
  void what_does_not_fit_together_is_named() {
    var section = "/form/sections/0";
    assertThat(wrong(SurveyDesk.form(DISSATISFIED, "\"in\": [\"9\"]")))
        .isEqualTo(section + "/questions/1/showIf/in/0");
    assertThat(wrong(SurveyDesk.form("\"code\": \"WHY\"", "\"code\": \"OVERALL\"")))
        .isEqualTo(section + "/questions/1/code");
    assertThat(wrong(SurveyDesk.form("{\"zh-CN\": \"总体评价\"}", "{\"en\": \"All\"}")))
        .isEqualTo(section + "/title");
  }

  @Test
  void conditions_as_deep_as_a_body_can_be_are_refused() {
    var deep = "{\"not\":".repeat(900) + "{\"question\":\"OVERALL\"}" + "}".repeat(900);
    var form =
        SurveyDesk.form(
            "\"showIf\": {\"question\": \"OVERALL\", " + DISSATISFIED + "}", "\"showIf\": " + deep);

    assertThat(desk.add(SurveyDesk.newQuestionnaire(form)).status()).isEqualTo(400);
  }

  @Test
  void a_code_that_was_published_goes_on_meaning_the_same() {
    var who = desk.surveyor();
    var id = desk.published();
    var turned =
        SurveyDesk.form("\"满意\"}, \"role\": \"POSITIVE\"", "\"满意\"}, \"role\": \"NEGATIVE\"");

    change(who, id, 1, turned).is(200);

    assertThat(wrong(publish(who, id, 2))).isEqualTo("/form/sections/0/questions/0/options/0/role");
    assertThat(states(who.get(HERE + id).is(200).body())).containsExactly("PUBLISHED", "DRAFT");
  }

  @Test
  void of_those_who_change_it_at_once_one_does() throws Exception {
    var id = desk.draft();
    var who = desk.surveyor();
    Callable<Integer> publish = () -> publish(who, id, 0).status();
    Callable<Integer> change = () -> change(who, id, 0, SurveyDesk.form()).status();

    var answers = Together.atOnce(List.of(publish, change, publish, change));

    assertThat(answers).containsOnlyOnce(200).contains(412);
    who.put(HERE + id + "/draft", Map.of("form", SurveyDesk.form()))
        .isProblem(428, "if-match-required");
  }

  @Test
  void a_code_is_there_once_in_a_district_and_the_second_tap_makes_nothing() {
    var given = SurveyDesk.newQuestionnaire();
    var who = desk.surveyor().with("Idempotency-Key", UUID.randomUUID().toString());
    var first = Cases.id(who.post(HERE, given).is(201));

    assertThat(Cases.id(who.post(HERE, given).is(201))).isEqualTo(first);
    desk.add(given).isProblem(409, "questionnaire-exists");
  }

  @Test
  void what_is_for_all_districts_everybody_sees_and_only_the_whole_s_staff_changes() {
    var given = SurveyDesk.newQuestionnaire();
    given.remove("district");
    desk.add(given).isProblem(403, "forbidden");

    var id = Cases.id(desk.admin().post(HERE, given).is(201));

    assertThat(desk.surveyor().get(HERE + id).is(200).body().hasNonNull("district")).isFalse();
    assertThat(desk.surveyor().get(HERE + "?district=tianqiao&limit=100").is(200).text())
        .contains(id);
    publish(desk.surveyor(), id, 0).isProblem(403, "forbidden");
    publish(desk.admin(), id, 0).is(200);
  }

  @Test
  void the_question_bank_keeps_questions_until_they_are_removed() {
    var who = desk.surveyor();
    var given = SurveyDesk.newQuestion();
    var id = Cases.id(who.post(SurveyDesk.BANK, given).is(201));

    who.post(SurveyDesk.BANK, given).isProblem(409, "question-exists");
    assertThat(who.get(SurveyDesk.BANK + "?district=tianqiao&limit=100").is(200).text())
        .contains("您家里有几口人？", id);
    cases.staff("surveyor.guanxian").delete(SurveyDesk.BANK + id).isProblem(404, "not-found");
    who.delete(SurveyDesk.BANK + id).is(204);
    who.delete(SurveyDesk.BANK + id).isProblem(404, "not-found");
  }
}

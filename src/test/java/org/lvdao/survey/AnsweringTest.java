package org.lvdao.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.Together;
import org.lvdao.report.Cases;

/** Surveys as residents answer them, over HTTP. */
@LvdaoTest
class AnsweringTest {
  private static final String HERE = SurveyDesk.SURVEYS;

  @Inject SurveyDesk desk;
  @Inject Cases cases;
  @Inject Api api;

  private static Map<String, Object> begun(Map<String, Object> answers) {
    return Map.of("traits", SurveyDesk.traits(), "answers", answers);
  }

  private static Answer save(ApiClient who, String id, Map<String, Object> answers) {
    return who.put(HERE + id + "/draft", begun(answers));
  }

  private static String wrong(Answer answer) {
    return answer.isProblem(400, "invalid-request").body().at("/errors/0/pointer").asText();
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private long responses(String id) {
    return cases.number("SELECT COUNT(*) FROM survey_response WHERE campaign_id = ?", id);
  }

  private List<String> kept(String id) {
    return cases.texts(
        """
        SELECT CONCAT(question, ' ', part, ' ', value) FROM survey_answer
         WHERE campaign_id = ? ORDER BY question, part, value
        """,
        id);
  }

  @Test
  void what_is_asked_next_follows_the_answers_and_goes_on_on_another_phone() {
    var id = desk.open();
    var name = "survey-" + UUID.randomUUID();
    var phone = api.resident(name);
    assertThat(phone.get(HERE + "?district=tianqiao").is(200).text()).contains(id);
    var fresh = phone.get(HERE + id).is(200);
    assertThat(fresh.header("ETag")).isEqualTo("\"0\"");
    assertThat(fresh.body().required("next").asText()).isEqualTo("OVERALL");
    assertThat(texts(fresh.body().required("asked"))).containsExactly("OVERALL", "WORDS");

    var dissatisfied = save(phone, id, Map.of("OVERALL", SurveyDesk.choice("1"))).is(200);
    assertThat(dissatisfied.body().required("next").asText()).isEqualTo("WHY");
    assertThat(texts(dissatisfied.body().required("missing"))).containsExactly("WHY");

    var other = api.resident(name);
    var resumed = other.get(HERE + id).is(200);
    assertThat(resumed.header("ETag")).isEqualTo("\"1\"");
    assertThat(resumed.body().at("/answers/OVERALL/choices/0").asText()).isEqualTo("1");
    assertThat(texts(resumed.body().at("/optionOrder/WHY")))
        .containsExactlyInAnyOrder("DUMPING", "PICKUP", "NONE")
        .endsWith("NONE");
    assertThat(phone.get(HERE + id).body().at("/optionOrder/WHY"))
        .isEqualTo(resumed.body().at("/optionOrder/WHY"));
    other
        .with("If-Match", "\"1\"")
        .put(HERE + id + "/draft", begun(Map.of("OVERALL", SurveyDesk.choice("2"))))
        .is(200);
    phone
        .with("If-Match", "\"1\"")
        .put(HERE + id + "/draft", begun(Map.of("OVERALL", SurveyDesk.choice("5"))))
        .isProblem(412, "stale-version");
  }

  @Test
  void half_an_answer_can_be_saved_and_is_finished_before_it_is_handed_in() {
    var two = SurveyDesk.form("\"min\": 1", "\"min\": 2");
    var id = desk.open(desk.plan(desk.published(two)));
    var resident = cases.resident();
    var half =
        Map.<String, Object>of(
            "OVERALL", SurveyDesk.choice("1"), "WHY", SurveyDesk.choice("PICKUP"));

    var saved = save(resident, id, half).is(200).body();

    assertThat(saved.at("/answers/WHY/choices/0").asText()).isEqualTo("PICKUP");
    assertThat(saved.required("next").asText()).isEqualTo("WHY");
    assertThat(texts(saved.required("missing"))).containsExactly("WHY");
    assertThat(resident.get(HERE + id).is(200).body().at("/answers/WHY/choices/0").asText())
        .isEqualTo("PICKUP");
    assertThat(wrong(SurveyDesk.submit(resident, id, begun(half))))
        .isEqualTo("/answers/WHY/choices");
    var never =
        Map.<String, Object>of("OVERALL", SurveyDesk.choice("1"), "WHY", SurveyDesk.choice("MOON"));
    assertThat(wrong(save(resident, id, never))).isEqualTo("/answers/WHY/choices/0");
    assertThat(responses(id)).isZero();
  }

  @Test
  void an_answer_to_what_is_not_asked_is_dropped_and_one_that_is_missing_is_named() {
    var id = desk.open();
    var resident = cases.resident();
    assertThat(wrong(SurveyDesk.submit(resident, id, SurveyDesk.answers("1"))))
        .isEqualTo("/answers/WHY");
    assertThat(wrong(SurveyDesk.submit(resident, id, SurveyDesk.answers("9"))))
        .isEqualTo("/answers/OVERALL/choices/0");
    assertThat(wrong(SurveyDesk.submit(resident, id, begun(Map.of()))))
        .isEqualTo("/answers/OVERALL");
    assertThat(responses(id)).isZero();

    var contradiction =
        begun(
            Map.of(
                "OVERALL", SurveyDesk.choice("5"),
                "WHY", SurveyDesk.choice("DUMPING", "PICKUP"),
                "WORDS", Map.of("text", "希望多设回收点")));
    SurveyDesk.submit(resident, id, contradiction).is(201);

    assertThat(kept(id)).containsExactly("OVERALL  5", "WORDS  希望多设回收点");
    var view = resident.get(HERE + id).is(200).body();
    assertThat(view.required("answered").asBoolean()).isTrue();
    assertThat(view.required("answers")).as("nothing is shown again").isEmpty();
  }

  @Test
  void the_same_tap_is_once_and_another_is_refused() throws Exception {
    var id = desk.open();
    var resident = cases.resident();
    var same = resident.with("Idempotency-Key", UUID.randomUUID().toString());
    Callable<Answer> tap = () -> SurveyDesk.submit(same, id, SurveyDesk.answers("5"));

    assertThat(Together.together(8, tap)).extracting(Answer::status).containsOnly(201);
    assertThat(responses(id)).isEqualTo(1);
    SurveyDesk.submit(resident, id, SurveyDesk.answers("4")).isProblem(409, "survey-answered");
    save(resident, id, Map.of()).isProblem(409, "survey-answered");

    var quick = cases.resident();
    assertThat(Together.together(8, () -> SurveyDesk.submit(quick, id, SurveyDesk.answers("4"))))
        .extracting(Answer::status)
        .containsOnlyOnce(201)
        .contains(409);
    assertThat(responses(id)).isEqualTo(2);
    assertThat(kept(id)).containsExactly("OVERALL  4", "OVERALL  5");
  }

  @Test
  void quotas_are_never_overrun_by_many_who_come_at_once_on_two_nodes() throws Exception {
    var plan = desk.plan();
    plan.put(
        "quotas",
        List.of(
            SurveyDesk.quota("gender", "F", 7),
            SurveyDesk.quota("ageBand", "18-29", 5),
            Map.of("gender", "F", "ageBand", "18-29", "most", 2)));
    var id = desk.open(plan);
    try (var other = TestNode.join()) {
      var calls = new ArrayList<Callable<Answer>>();
      var people = new ArrayList<Map<String, Object>>();
      for (int i = 0; i < 40; i++) {
        var traits = SurveyDesk.traits(i % 2 == 0 ? "F" : "M", i % 4 < 2 ? "18-29" : "60-74");
        people.add(traits);
        var resident = i % 3 == 0 ? cases.resident().at(other) : cases.resident();
        var answers =
            Map.<String, Object>of(
                "traits", traits, "answers", Map.of("OVERALL", SurveyDesk.choice("4")));
        calls.add(() -> SurveyDesk.submit(resident, id, answers));
      }

      var answers = Together.together(calls);

      var taken = new HashMap<String, Integer>(Map.of("F", 0, "18-29", 0, "F18-29", 0, "", 0));
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i).status() == 201) {
          kinds(people.get(i)).forEach(kind -> taken.merge(kind, 1, Integer::sum));
        }
      }
      var most = Map.of("F", 7, "18-29", 5, "F18-29", 2);
      most.forEach((kind, number) -> assertThat(taken.get(kind)).isLessThanOrEqualTo(number));
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i).status() != 201) {
          answers.get(i).isProblem(409, "quota-full");
          assertThat(kinds(people.get(i)))
              .as("one of the quotas of who was refused is full")
              .anyMatch(kind -> most.containsKey(kind) && taken.get(kind).equals(most.get(kind)));
        }
      }
      assertThat(
              cases.texts(
                  "SELECT taken FROM survey_quota WHERE campaign_id = ? ORDER BY number", id))
          .isEqualTo(Stream.of("F", "18-29", "F18-29").map(kind -> "" + taken.get(kind)).toList());
      assertThat(responses(id)).isEqualTo((long) taken.get("")).isGreaterThanOrEqualTo(17);
    }
  }

  @Test
  void no_draft_outlives_what_is_handed_in_at_the_same_moment() throws Exception {
    var id = desk.open();
    for (int round = 0; round < 10; round++) {
      var resident = cases.resident();
      save(resident, id, Map.of("OVERALL", SurveyDesk.choice("4"))).is(200);
      Callable<Answer> save = () -> save(resident, id, Map.of("OVERALL", SurveyDesk.choice("5")));
      Callable<Answer> submit = () -> SurveyDesk.submit(resident, id, SurveyDesk.answers("5"));

      var answers = Together.together(List.of(save, submit, save, save));

      assertThat(answers.get(1).status()).isEqualTo(201);
      assertThat(answers).extracting(Answer::status).containsAnyOf(200, 409);
    }
    assertThat(cases.number("SELECT COUNT(*) FROM survey_draft WHERE campaign_id = ?", id))
        .isZero();
    assertThat(responses(id)).isEqualTo(10);
  }

  @Test
  void what_cannot_be_kept_is_refused_and_costs_nothing() {
    var number =
        SurveyDesk.form("\"type\": \"LONG_TEXT\"", "\"type\": \"NUMBER\", \"decimals\": 1");
    var plan = desk.plan(desk.published(number));
    plan.put("anonymous", false);
    var id = desk.open(plan);
    var resident = cases.resident();
    for (var wrong : List.of("1e400000000", "0.25", "1e-400000000", "1234567890123")) {
      var body =
          "{\"traits\":{},\"answers\":{\"OVERALL\":{\"choices\":[\"5\"]},\"WORDS\":{\"number\":"
              + wrong
              + "}}}";
      resident
          .with("Content-Type", "application/json")
          .send("POST", HERE + id + "/responses", body.getBytes(StandardCharsets.UTF_8))
          .is(400);
    }
    for (var words : List.of(" ", "\ud83d\ude00", "a\u0000b")) {
      var words201 = desk.open();
      var answers =
          begun(Map.of("OVERALL", SurveyDesk.choice("5"), "WORDS", Map.of("text", words)));
      assertThat(SurveyDesk.submit(resident, words201, answers).status()).isIn(201, 400);
    }
  }

  /** What somebody counts as; the empty text is anybody. */
  private static List<String> kinds(Map<String, Object> traits) {
    var kinds = new ArrayList<>(List.of(""));
    if (traits.get("gender").equals("F")) {
      kinds.add("F");
    }
    if (traits.get("ageBand").equals("18-29")) {
      kinds.add("18-29");
    }
    if (kinds.size() == 3) {
      kinds.add("F18-29");
    }
    return kinds;
  }

  @Test
  void who_is_refused_for_a_quota_has_not_answered() {
    var plan = desk.plan();
    plan.put("quotas", List.of(SurveyDesk.quota("gender", "F", 1)));
    var id = desk.open(plan);
    SurveyDesk.submit(cases.resident(), id, SurveyDesk.answers("5")).is(201);
    var late = cases.resident();

    SurveyDesk.submit(late, id, SurveyDesk.answers("5")).isProblem(409, "quota-full");

    assertThat(late.get(HERE + id).body().required("answered").asBoolean()).isFalse();
    assertThat(
            wrong(
                SurveyDesk.submit(
                    late,
                    id,
                    Map.of(
                        "traits", Map.of(), "answers", Map.of("OVERALL", SurveyDesk.choice("5"))))))
        .as("a quota needs to know")
        .isEqualTo("/traits/gender");
  }

  @Test
  void only_who_agreed_can_answer_and_what_can_be_found_goes_with_the_consent() {
    var anonymous = desk.open();
    var plan = desk.plan();
    plan.put("anonymous", false);
    plan.put("quotas", List.of(SurveyDesk.quota("gender", "F", 1)));
    var named = desk.open(plan);
    var half = desk.open();
    var newcomer = api.newcomer("survey-" + UUID.randomUUID());
    SurveyDesk.submit(newcomer, anonymous, SurveyDesk.answers("5"))
        .isProblem(403, "consent-needed");
    var resident = newcomer.agreeing();
    SurveyDesk.submit(resident, anonymous, SurveyDesk.answers("5")).is(201);
    SurveyDesk.submit(resident, named, SurveyDesk.answers("5")).is(201);
    save(resident, half, Map.of("OVERALL", SurveyDesk.choice("3"))).is(200);

    resident.put("/api/v1/me/consents/SURVEY", Map.of("given", false)).is(200);

    assertThat(responses(anonymous)).as("nobody knows whose it is").isEqualTo(1);
    assertThat(responses(named)).isZero();
    assertThat(kept(named)).isEmpty();
    assertThat(cases.number("SELECT COUNT(*) FROM survey_draft WHERE campaign_id = ?", half))
        .isZero();
    var again = resident.agreeing();
    SurveyDesk.submit(again, anonymous, SurveyDesk.answers("1")).isProblem(409, "survey-answered");
    SurveyDesk.submit(again, named, SurveyDesk.answers("4")).is(201);
  }

  @Test
  void who_is_asked_decides_and_nothing_else_is_said_of_oneself() {
    var plan = desk.plan();
    plan.put("areas", List.of(SurveyDesk.SUBDISTRICT));
    plan.put("asks", List.of("AREA"));
    var id = desk.open(plan);
    var resident = cases.resident();
    var answers = Map.of("OVERALL", SurveyDesk.choice("5"));

    assertThat(wrong(save(resident, id, Map.of()))).isEqualTo("/traits/gender");
    assertThat(
            wrong(
                SurveyDesk.submit(
                    resident,
                    id,
                    Map.of("traits", Map.of("area", "370105002"), "answers", answers))))
        .isEqualTo("/traits/area");
    assertThat(
            wrong(SurveyDesk.submit(resident, id, Map.of("traits", Map.of(), "answers", answers))))
        .isEqualTo("/traits/area");
    SurveyDesk.submit(
            resident,
            id,
            Map.of("traits", Map.of("area", SurveyDesk.SUBDISTRICT), "answers", answers))
        .is(201);
  }

  @Test
  void what_is_over_can_be_looked_at_and_not_answered() {
    var id = desk.open();
    desk.surveyor().with("If-Match", "\"1\"").post(SurveyDesk.CAMPAIGNS + id + "/end").is(200);
    var resident = cases.resident();

    assertThat(resident.get(HERE + id).is(200).body().required("open").asBoolean()).isFalse();
    assertThat(resident.get(HERE + "?district=tianqiao").is(200).text()).doesNotContain(id);
    SurveyDesk.submit(resident, id, SurveyDesk.answers("5")).isProblem(409, "survey-closed");
    save(resident, id, Map.of()).isProblem(409, "survey-closed");
  }
}

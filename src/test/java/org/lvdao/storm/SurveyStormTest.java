package org.lvdao.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.NodeProcess;
import org.lvdao.local.TestNode;
import org.lvdao.local.Together;
import org.lvdao.survey.SurveyDesk;

/** Very many answers: at the same time, and in all. */
class SurveyStormTest {
  private static final int PEOPLE = 1_000;
  private static final int PLACES = 300;
  private static final int RESPONSES = 1_000_000;

  /** A third of what a node has by default. */
  private static final String HEAP = "-Xmx320m";

  @Test
  @Tag("heavy")
  void a_thousand_at_once_fill_the_quotas_exactly_and_nobody_answers_twice() throws Exception {
    long seed = World.seed();
    try (var one = World.node();
        var two = World.node()) {
      var desk = one.bean(SurveyDesk.class);
      var plan = desk.plan();
      plan.put(
          "quotas",
          List.of(
              SurveyDesk.quota("gender", "F", PLACES),
              SurveyDesk.quota("ageBand", "60-74", PLACES / 3)));
      var id = desk.open(plan);
      var random = new Random(seed);
      var calls = new ArrayList<Callable<Answer>>();
      for (int i = 0; i < PEOPLE; i++) {
        var resident =
            World.resident(World.anybody().at(i % 2 == 0 ? one : two), "survey-" + seed + "-" + i);
        var answers =
            Map.<String, Object>of(
                "traits",
                SurveyDesk.traits("F", random.nextInt(4) == 0 ? "60-74" : "18-29"),
                "answers",
                Map.of("OVERALL", SurveyDesk.choice("5")));
        // The same button twice, each tap with a key of its own.
        calls.add(() -> SurveyDesk.submit(resident, id, answers));
        calls.add(() -> SurveyDesk.submit(resident, id, answers));
      }

      long began = System.nanoTime();
      var answers = Together.together(calls);
      long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();

      assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
      long accepted = answers.stream().filter(answer -> answer.status() == 201).count();
      assertThat(accepted).isEqualTo(PLACES);
      assertThat(count("survey_response", id)).isEqualTo(PLACES);
      assertThat(count("survey_participation", id)).isEqualTo(PLACES);
      var taken =
          World.truth()
              .rows(
                  "SELECT taken FROM survey_quota WHERE campaign_id = " + id + " ORDER BY number");
      assertThat(taken.getFirst()).containsExactly("" + PLACES);
      assertThat(Integer.parseInt(taken.getLast().getFirst())).isLessThanOrEqualTo(PLACES / 3);
      System.out.printf(
          "[storm] surveys seed=%d: %d taps of %d people for %d places in %d ms, %d of them old%n",
          seed, 2 * PEOPLE, PEOPLE, PLACES, millis, Integer.parseInt(taken.getLast().getFirst()));
    }
  }

  private static long count(String table, String id) {
    var rows = World.truth().rows("SELECT COUNT(*) FROM " + table + " WHERE campaign_id = " + id);
    return Long.parseLong(rows.getFirst().getFirst());
  }

  @Test
  @Tag("heavy")
  void a_million_responses_are_estimated_in_little_memory() {
    long seed = World.seed();
    try (TestNode here = World.node();
        var node = NodeProcess.on(World.database(), "surveys-" + seed, Map.of(), HEAP)) {
      var desk = here.bean(SurveyDesk.class);
      for (var margin :
          List.of(
              SurveyDesk.margin("GENDER", Map.of("F", 376_214, "M", 372_840)),
              SurveyDesk.margin(
                  "AGE_BAND",
                  Map.of(
                      "18-29", 150_000, "30-44", 220_000, "45-59", 200_000, "60-74", 179_054)))) {
        desk.surveyor().post("/api/v1/staff/survey-margins", margin).is(201);
      }
      var id = desk.open();
      answerAMillionTimes(id);
      node.start().awaitReady();
      var surveyor = desk.surveyor().at(node.uri());

      long began = System.nanoTime();
      var all = surveyor.get(path(id, "")).is(200).body();
      var bands = surveyor.get(path(id, "&by=age")).is(200).body();
      long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();

      assertThat(all.required("failure").isNull()).as(all.toString()).isTrue();
      assertThat(all.at("/groups/0/n").asInt()).isEqualTo(RESPONSES);
      assertThat(bands.required("groups")).hasSize(4);
      System.out.printf(
          "[storm] surveys seed=%d: two estimates of %d responses in %d ms, heap %s%n",
          seed, RESPONSES, millis, HEAP);
    }
  }

  private static String path(String id, String query) {
    return SurveyDesk.CAMPAIGNS + id + "/estimates?question=OVERALL" + query;
  }

  /** A thousand, and each again with another number, until there are enough. */
  private static void answerAMillionTimes(String id) {
    var bands = List.of("18-29", "30-44", "45-59", "60-74");
    var responses = new ArrayList<String>();
    var answers = new ArrayList<String>();
    for (int i = 0; i < 1_000; i++) {
      var gender = i % 3 == 0 ? "M" : "F";
      responses.add(
          "(%s, %d, '%s', '%s', '370105001', '')".formatted(id, i, gender, bands.get(i % 4)));
      answers.add("(%s, 'OVERALL', %d, '', '%d')".formatted(id, i, i % 6));
    }
    World.truth()
        .change(
            "INSERT INTO survey_response (campaign_id, id, gender, age_band, area, flags) VALUES "
                + String.join(",", responses));
    World.truth()
        .change(
            "INSERT INTO survey_answer (campaign_id, question, response_id, part, value) VALUES "
                + String.join(",", answers));
    for (int there = 1_000; there < RESPONSES; ) {
      int more = Math.min(Math.min(there, 50_000), RESPONSES - there);
      World.truth()
          .change(
              "INSERT INTO survey_response (campaign_id, id, gender, age_band, area, flags)"
                  + " SELECT campaign_id, id + %d, gender, age_band, area, flags FROM survey_response"
                      .formatted(there)
                  + " WHERE campaign_id = %s AND id < %d".formatted(id, more));
      World.truth()
          .change(
              "INSERT INTO survey_answer (campaign_id, question, response_id, part, value)"
                  + " SELECT campaign_id, question, response_id + %d, part, value FROM survey_answer"
                      .formatted(there)
                  + " WHERE campaign_id = %s AND question = 'OVERALL' AND response_id < %d"
                      .formatted(id, more));
      there += more;
    }
  }
}

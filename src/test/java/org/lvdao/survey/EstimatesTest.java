package org.lvdao.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/**
 * Every published number is computed again here from the raw rows, by the plainest means there are:
 * one loop for one formula, and a thousand passes of raking.
 */
@LvdaoTest
class EstimatesTest {
  private static final double Z = 1.959963984540054;
  private static final String[] BANDS = {"18-29", "30-44", "45-59", "60-74"};

  @Inject SurveyDesk desk;
  @Inject Cases cases;

  private record Raw(String gender, String band, String value, double[] weight) {}

  /** Puts answers where answering puts them. */
  private void answer(String id, long response, String gender, String band, String value) {
    cases.change(
        """
        INSERT INTO survey_response (campaign_id, id, gender, age_band, area, flags)
        VALUES (?, ?, ?, ?, '370105001', '')
        """,
        id,
        response,
        gender,
        band);
    cases.change(
        """
        INSERT INTO survey_answer (campaign_id, question, response_id, part, value)
        VALUES (?, 'OVERALL', ?, '', ?)
        """,
        id,
        response,
        value);
  }

  private List<Raw> raw(String id) {
    return cases
        .texts(
            """
            SELECT CONCAT_WS(' ', r.gender, r.age_band, a.value) FROM survey_response r
              JOIN survey_answer a ON a.campaign_id = r.campaign_id AND a.response_id = r.id
             WHERE r.campaign_id = ? AND a.question = 'OVERALL'
            """,
            id)
        .stream()
        .map(line -> line.split(" "))
        .map(part -> new Raw(part[0], part[1], part[2], new double[] {1}))
        .toList();
  }

  private JsonNode estimates(String id, String query) {
    return desk.surveyor()
        .get(SurveyDesk.CAMPAIGNS + id + "/estimates?question=OVERALL" + query)
        .is(200)
        .body();
  }

  private void load(String trait, Map<String, ?> people) {
    desk.surveyor().post("/api/v1/staff/survey-margins", SurveyDesk.margin(trait, people)).is(201);
  }

  private static void rake(List<Raw> all, Map<String, Double> genders, Map<String, Double> bands) {
    for (int pass = 0; pass < 1_000; pass++) {
      adjust(all, Raw::gender, genders);
      adjust(all, Raw::band, bands);
    }
  }

  private static void adjust(
      List<Raw> all, Function<Raw, String> trait, Map<String, Double> people) {
    people.forEach(
        (category, number) -> {
          double sum = 0;
          for (var one : all) {
            if (trait.apply(one).equals(category)) {
              sum += one.weight[0];
            }
          }
          for (var one : all) {
            if (trait.apply(one).equals(category)) {
              one.weight[0] *= number / sum;
            }
          }
        });
  }

  private static void assertThatItIs(JsonNode group, List<Raw> respondents) {
    double yes = 0;
    double no = 0;
    double dontKnow = 0;
    double sum = 0;
    double squares = 0;
    int plainYes = 0;
    int plainNo = 0;
    for (var one : respondents) {
      double w = one.weight[0];
      if (one.value.equals("0")) {
        dontKnow += w;
        continue;
      }
      sum += w;
      squares += w * w;
      if (one.value.equals("5") || one.value.equals("4")) {
        yes += w;
        plainYes++;
      } else {
        no += w;
        plainNo++;
      }
    }
    double n = sum * sum / squares;
    double p = yes / (yes + no);
    double middle = p + Z * Z / (2 * n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double all = yes + no + dontKnow;
    assertThat(group.required("n").asInt()).isEqualTo(respondents.size());
    assertThat(group.required("share").asDouble())
        .isEqualTo((double) plainYes / (plainYes + plainNo), within(1e-12));
    assertThat(group.required("weightedShare").asDouble()).isEqualTo(p, within(2e-6));
    assertThat(group.required("effectiveN").asDouble()).isEqualTo(n, within(5e-3));
    assertThat(group.required("designEffect").asDouble())
        .isEqualTo((plainYes + plainNo) / n, within(1e-5));
    assertThat(group.at("/interval/low").asDouble())
        .isEqualTo((middle - half) / (1 + Z * Z / n), within(2e-6));
    assertThat(group.at("/interval/high").asDouble())
        .isEqualTo((middle + half) / (1 + Z * Z / n), within(2e-6));
    assertThat(group.at("/dontKnowBounds/low").asDouble()).isEqualTo(yes / all, within(2e-6));
    assertThat(group.at("/dontKnowBounds/high").asDouble())
        .isEqualTo((yes + dontKnow) / all, within(2e-6));
  }

  @Test
  void what_is_published_follows_from_the_raw_rows() {
    long seed = System.nanoTime();
    System.out.println("Answers, seed " + seed);
    var random = new Random(seed);
    var plan = desk.plan();
    plan.put("asks", List.of("GENDER", "AGE_BAND"));
    var id = desk.open(plan);
    for (int i = 1; i <= 400; i++) {
      var gender = random.nextInt(3) == 0 ? "M" : "F";
      var band = BANDS[Math.min(3, random.nextInt(6))];
      var value = Integer.toString(Math.min(5, random.nextInt(gender.equals("F") ? 9 : 7)));
      answer(id, i, gender, band, value);
    }
    assertThat(estimates(id, "").required("basis").asText()).isEqualTo("PARTICIPATION");

    var genders = Map.of("F", 376_214L, "M", 372_840L);
    var bands = new LinkedHashMap<String, Long>();
    bands.put("18-29", 150_000L);
    bands.put("30-44", 220_000L);
    bands.put("45-59", 200_000L);
    bands.put("60-74", 179_054L);
    load("GENDER", genders);
    load("AGE_BAND", bands);
    var all = raw(id);
    rake(all, doubles(genders), doubles(bands));

    var whole = estimates(id, "");
    assertThat(whole.required("failure").isNull()).as(whole.toString()).isTrue();
    assertThat(whole.at("/margins/1/source").asText()).isEqualTo("第七次全国人口普查");
    assertThat(whole.required("adjustments").toString()).contains("迭代比例加权");
    assertThatItIs(whole.required("groups").get(0), all);
    for (var group : estimates(id, "&by=gender").required("groups")) {
      var key = group.required("key").asText();
      assertThatItIs(group, all.stream().filter(one -> one.gender.equals(key)).toList());
    }
    for (var group : estimates(id, "&by=age").required("groups")) {
      var key = group.required("key").asText();
      assertThatItIs(group, all.stream().filter(one -> one.band.equals(key)).toList());
    }
  }

  private static Map<String, Double> doubles(Map<String, Long> people) {
    var doubles = new LinkedHashMap<String, Double>();
    people.forEach((category, number) -> doubles.put(category, (double) number));
    return doubles;
  }

  /** 320 satisfied, 40 not, 40 don't know: 88.9 %, and 80.0 to 90.0 %. */
  @Test
  void dont_know_counts_both_ways() {
    var plan = desk.plan();
    plan.put("asks", List.of());
    var id = desk.open(plan);
    for (int i = 1; i <= 400; i++) {
      answer(id, i, "F", "18-29", i <= 320 ? "4" : i <= 360 ? "2" : "0");
    }

    var group = estimates(id, "").required("groups").get(0);

    assertThat(group.required("key").asText()).isEqualTo("ALL");
    assertThat(group.required("weightedShare").asDouble()).isEqualTo(320 / 360.0);
    assertThat(group.at("/dontKnowBounds/low").asDouble()).isEqualTo(0.8);
    assertThat(group.at("/dontKnowBounds/high").asDouble()).isEqualTo(0.9);
    assertThat(group.required("designEffect").asDouble()).isEqualTo(1);
  }

  @Test
  void a_group_of_fewer_than_ten_stays_hidden_and_another_with_it() {
    var plan = desk.plan();
    plan.put("asks", List.of("AGE_BAND"));
    var id = desk.open(plan);
    int response = 1;
    for (var band : Map.of("18-29", 30, "30-44", 9, "45-59", 25).entrySet()) {
      for (int i = 0; i < band.getValue(); i++) {
        answer(id, response++, "F", band.getKey(), "5");
      }
    }

    var hidden = new ArrayList<String>();
    for (var group : estimates(id, "&by=age").required("groups")) {
      if (group.required("suppressed").asBoolean()) {
        hidden.add(group.required("key").asText());
        assertThat(group.hasNonNull("n") || group.hasNonNull("share")).isFalse();
      }
    }

    assertThat(hidden).as("one alone would follow by subtraction").hasSize(2).contains("30-44");
    assertThat(estimates(id, "").at("/groups/0/n").asInt()).isEqualTo(64);
  }

  @Test
  void doubtful_answers_are_left_out_only_when_one_says_so() {
    var id = desk.open();
    for (int i = 0; i < 12; i++) {
      var answers = new LinkedHashMap<>(SurveyDesk.answers(i < 2 ? "3" : "5"));
      answers.put("seconds", i < 2 ? 1 : 45);
      SurveyDesk.submit(cases.resident(), id, answers).is(201);
    }

    var all = estimates(id, "");
    assertThat(all.at("/groups/0/share").asDouble()).isEqualTo(10 / 12.0);
    assertThat(all.required("excluded").asInt()).isZero();
    var unflagged = estimates(id, "&unflagged=true");
    assertThat(unflagged.at("/groups/0/share").asDouble()).isEqualTo(1);
    assertThat(unflagged.at("/groups/0/n").asInt()).isEqualTo(10);
    assertThat(unflagged.required("excluded").asInt()).isEqualTo(2);
  }

  @Test
  void only_what_has_a_meaning_is_estimated() {
    var plan = desk.plan();
    plan.put("asks", List.of("GENDER"));
    var id = desk.open(plan);
    var here = SurveyDesk.CAMPAIGNS + id + "/estimates?question=";
    for (var wrong : List.of("NOTHING", "WORDS", "WHY", "OVERALL&by=age", "OVERALL&row=X")) {
      desk.surveyor().get(here + wrong).isProblem(400, "invalid-request");
    }
    assertThat(estimates(id, "").required("groups")).as("nobody has answered").isEmpty();
    desk.surveyor()
        .post("/api/v1/staff/survey-margins", SurveyDesk.margin("GENDER", Map.of("F", 5, "X", 5)))
        .isProblem(400, "invalid-request");
  }

  @Test
  void the_change_since_an_earlier_campaign_has_its_interval() {
    var earlier = desk.open();
    for (int i = 0; i < 200; i++) {
      answer(earlier, i + 1, "F", "30-44", i < 140 ? "5" : "2");
    }
    var plan = desk.plan();
    plan.put("opensAt", Instant.parse((String) plan.get("opensAt")).plusSeconds(1).toString());
    var id = desk.open(plan);
    for (int i = 0; i < 200; i++) {
      answer(id, i + 1, "F", "30-44", i < 170 ? "5" : "2");
    }
    var now = estimates(id, "&since=" + earlier).at("/groups/0");
    var before = estimates(earlier, "").at("/groups/0");
    double p = now.required("weightedShare").asDouble();
    double q = before.required("weightedShare").asDouble();
    double down =
        Math.sqrt(
            Math.pow(p - now.at("/interval/low").asDouble(), 2)
                + Math.pow(before.at("/interval/high").asDouble() - q, 2));
    double up =
        Math.sqrt(
            Math.pow(now.at("/interval/high").asDouble() - p, 2)
                + Math.pow(q - before.at("/interval/low").asDouble(), 2));
    assertThat(now.at("/change/difference").asDouble()).isEqualTo(p - q, within(1e-12));
    assertThat(now.at("/change/low").asDouble()).isEqualTo(p - q - down, within(1e-9));
    assertThat(now.at("/change/high").asDouble()).isEqualTo(p - q + up, within(1e-9));
    assertThat(now.at("/change/significant").asBoolean()).isTrue();
    assertThat(before.hasNonNull("change")).isFalse();
    desk.surveyor()
        .get(SurveyDesk.CAMPAIGNS + earlier + "/estimates?question=OVERALL&since=" + id)
        .isProblem(400, "invalid-request");
  }
}

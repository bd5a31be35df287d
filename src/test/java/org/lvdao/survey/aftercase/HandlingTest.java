package org.lvdao.survey.aftercase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Ids;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** Satisfaction with handling: each published number is computed again here from the raw rows. */
@LvdaoTest
class HandlingTest {
  private static final String FIGURES = "/api/v1/staff/statistics/handling";
  private static final double Z = 1.959963984540054;

  @Inject Cases cases;
  @Inject Ids ids;

  private record Raw(
      String month, String kind, String satisfaction, String reason, boolean rated) {}

  /** Puts a row where closing and answering put it; with empty words it was not answered. */
  private void row(String month, String kind, String satisfaction, String reason) {
    long id = ids.next();
    var at = Timestamp.from(Instant.parse(month + "-15T04:00:00Z"));
    cases.change(
        """
        INSERT INTO after_case_survey
          (id, district, kind, case_id, case_no, closed_month, closed_at, closes_at, satisfaction,
           reason, answered_at)
        VALUES
          (?, 'guanxian', ?, ?, ?, ?, ?, ?, NULLIF(?, ''), NULLIF(?, ''), IF(? = '', NULL, ?))
        """,
        id,
        kind,
        id,
        "T-" + id,
        month,
        at,
        at,
        satisfaction,
        reason,
        satisfaction,
        at);
  }

  private void rows(String month, String kind, String satisfaction, int count) {
    for (int i = 0; i < count; i++) {
      row(month, kind, satisfaction, "NONE");
    }
  }

  private List<Raw> raw(String first, String last) {
    return cases
        .texts(
            """
            SELECT CONCAT_WS(' ', closed_month, kind, COALESCE(satisfaction, '-'),
                             COALESCE(reason, '-'), rated_at IS NOT NULL)
              FROM after_case_survey
             WHERE district = 'guanxian' AND closed_month >= ? AND closed_month <= ?
            """,
            first,
            last)
        .stream()
        .map(line -> line.split(" "))
        .map(part -> new Raw(part[0], part[1], part[2], part[3], part[4].equals("1")))
        .toList();
  }

  private JsonNode figures(String from, String to, String more) {
    return cases
        .staff("surveyor.guanxian")
        .get(FIGURES + "?district=guanxian&from=" + from + "&to=" + to + more)
        .is(200)
        .body();
  }

  private static JsonNode month(JsonNode view, String month) {
    for (var one : view.required("months")) {
      if (one.required("month").asText().equals(month)) {
        return one.required("figures");
      }
    }
    throw new AssertionError(month);
  }

  private static void assertThatItIs(JsonNode figures, List<Raw> rows) {
    long positive = 0;
    long negative = 0;
    long dontKnow = 0;
    long rated = 0;
    for (var row : rows) {
      switch (row.satisfaction) {
        case "SATISFIED", "RATHER_SATISFIED" -> positive++;
        case "NEUTRAL", "RATHER_DISSATISFIED", "DISSATISFIED" -> negative++;
        case "DONT_KNOW" -> dontKnow++;
        default -> rated += row.rated ? 1 : 0;
      }
    }
    long answered = positive + negative + dontKnow;
    double n = positive + negative;
    double p = positive / n;
    double middle = p + Z * Z / (2 * n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    assertThat(figures.required("suppressed").asBoolean()).isFalse();
    assertThat(figures.required("offered").asLong()).isEqualTo(rows.size());
    assertThat(figures.required("answered").asLong()).isEqualTo(answered);
    assertThat(figures.required("rated").asLong()).isEqualTo(rated);
    assertThat(figures.required("responseRate").asDouble())
        .isEqualTo((double) answered / rows.size(), within(1e-12));
    assertThat(figures.at("/counts/POSITIVE").asLong()).isEqualTo(positive);
    assertThat(figures.at("/counts/NEGATIVE").asLong()).isEqualTo(negative);
    assertThat(figures.at("/counts/DONT_KNOW").asLong()).isEqualTo(dontKnow);
    for (var reason : Improvement.values()) {
      assertThat(figures.at("/reasons/" + reason).asLong())
          .isEqualTo(rows.stream().filter(row -> row.reason.equals(reason.name())).count());
    }
    assertThat(figures.required("share").asDouble()).isEqualTo(p, within(1e-12));
    assertThat(figures.at("/interval/low").asDouble())
        .isEqualTo((middle - half) / (1 + Z * Z / n), within(1e-9));
    assertThat(figures.at("/interval/high").asDouble())
        .isEqualTo((middle + half) / (1 + Z * Z / n), within(1e-9));
    assertThat(figures.at("/interval/confidence").asDouble()).isEqualTo(0.95);
    assertThat(figures.at("/dontKnowBounds/low").asDouble())
        .isEqualTo((double) positive / answered, within(1e-12));
    assertThat(figures.at("/dontKnowBounds/high").asDouble())
        .isEqualTo((double) (positive + dontKnow) / answered, within(1e-12));
  }

  private static void assertThatItIsHidden(JsonNode figures, int offered) {
    assertThat(figures.required("suppressed").asBoolean()).isTrue();
    assertThat(figures.required("offered").asInt()).isEqualTo(offered);
    for (var field : figures.properties()) {
      if (!field.getKey().equals("suppressed") && !field.getKey().equals("offered")) {
        assertThat(field.getValue().isNull()).as(field.getKey()).isTrue();
      }
    }
  }

  @Test
  void every_figure_is_that_of_the_rows() {
    long seed = new Random().nextLong();
    System.out.println("Handling, seed " + seed);
    var random = new Random(seed);
    var months = List.of("2018-11", "2018-12", "2019-01", "2019-02");
    for (var month : months) {
      for (var kind : CaseKind.values()) {
        rows(month, kind.name(), "SATISFIED", 12);
        for (int i = random.nextInt(20, 40); i > 0; i--) {
          boolean answered = random.nextBoolean();
          row(
              month,
              kind.name(),
              answered ? pick(random, Satisfaction.values()) : "",
              answered ? pick(random, Improvement.values()) : "");
        }
      }
    }
    cases.change(
        """
        UPDATE after_case_survey SET rated_at = closed_at
         WHERE district = 'guanxian' AND closed_month < '2020' AND MOD(id, 3) = 0
        """);

    var view = figures("2018-12", "2019-02", "");
    var all = raw("2018-12", "2019-02");
    assertThat(view.required("measure").asText()).isEqualTo("SATISFACTION_WITH_HANDLING");
    assertThatItIs(view.required("total"), all);
    for (var kind : view.required("kinds")) {
      var name = kind.required("kind").asText();
      assertThatItIs(
          kind.required("figures"), all.stream().filter(row -> row.kind.equals(name)).toList());
    }
    assertThat(view.required("kinds")).hasSize(2);
    assertThat(view.required("months")).hasSize(3);
    for (var month : months.subList(1, 4)) {
      assertThatItIs(month(view, month), raw(month, month));
    }

    var pickups = figures("2018-12", "2019-02", "&kind=pickup");
    var some = all.stream().filter(row -> row.kind.equals("PICKUP")).toList();
    assertThatItIs(pickups.required("total"), some);
    assertThat(pickups.required("kinds")).hasSize(1);
    assertThatItIs(
        month(pickups, "2019-01"),
        some.stream().filter(row -> row.month.equals("2019-01")).toList());
  }

  private static <E extends Enum<E>> String pick(Random random, E[] all) {
    return all[random.nextInt(all.length)].name();
  }

  @Test
  void fewer_than_ten_stay_hidden_and_cannot_be_subtracted() {
    rows("2015-01", "REPORT", "SATISFIED", 20);
    rows("2015-02", "REPORT", "DISSATISFIED", 9);
    rows("2015-03", "REPORT", "SATISFIED", 15);
    row("2015-02", "REPORT", "", "");

    var whole = figures("2015-01", "2015-12", "");
    assertThat(whole.at("/total/answered").asInt()).isEqualTo(44);
    assertThatItIsHidden(month(whole, "2015-02"), 10);
    assertThatItIsHidden(month(whole, "2015-05"), 0);
    // One more month stays hidden, and with it what is not all of the year.
    assertThatItIsHidden(month(whole, "2015-03"), 15);
    assertThat(month(whole, "2015-01").required("answered").asInt()).isEqualTo(20);
    assertThatItIsHidden(figures("2015-01", "2015-02", "").required("total"), 30);
    assertThatItIsHidden(figures("2015-02", "2015-02", "&kind=report").required("total"), 10);
    assertThat(figures("2015-01", "2015-03", "").at("/total/answered").asInt()).isEqualTo(44);
  }

  @Test
  void nine_answers_are_hidden_and_ten_are_not() {
    rows("2012-01", "PICKUP", "RATHER_SATISFIED", 9);
    assertThatItIsHidden(figures("2012-01", "2012-12", "").required("total"), 9);
    rows("2012-01", "PICKUP", "DONT_KNOW", 1);
    var ten = figures("2012-01", "2012-12", "").required("total");
    assertThat(ten.required("answered").asInt()).isEqualTo(10);
    assertThat(ten.required("share").asDouble()).isEqualTo(1.0);
    assertThat(ten.at("/dontKnowBounds/low").asDouble()).isEqualTo(0.9);
  }

  @Test
  void nobody_has_an_opinion() {
    rows("2010-01", "PICKUP", "DONT_KNOW", 10);
    var total = figures("2010-01", "2010-01", "").required("total");
    assertThat(total.required("answered").asInt()).isEqualTo(10);
    assertThat(total.get("share").isNull()).isTrue();
    assertThat(total.get("interval").isNull()).isTrue();
    assertThat(total.at("/dontKnowBounds/high").asDouble()).isEqualTo(1.0);
  }

  @Test
  void staff_of_the_district_read_them_by_whole_months() {
    var here = FIGURES + "?district=guanxian";
    cases.staff("supervisor.guanxian").get(here + "&from=2010-01&to=2010-02").is(200);
    cases.staff("supervisor.tianqiao").get(here + "&from=2010-01&to=2010-02").is(403);
    var surveyor = cases.staff("surveyor.guanxian");
    surveyor.get(here + "&from=2010-01-01&to=2010-02").isProblem(400, "invalid-request");
    surveyor.get(here + "&from=2010-02&to=2010-01").isProblem(400, "invalid-request");
    surveyor.get(here + "&from=2010-01&to=2012-01").isProblem(400, "invalid-request");
    surveyor.get(here + "&from=2010-01&to=2010-01&kind=letter").isProblem(400, "invalid-request");
    surveyor.get(FIGURES + "?district=nowhere&from=2010-01&to=2010-01").is(400);
  }
}

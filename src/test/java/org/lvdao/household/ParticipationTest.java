package org.lvdao.household;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Bins.Bin;
import org.lvdao.household.participation.Week;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.points.earning.EarningExamples;
import org.lvdao.report.Cases;

/** Who takes part, as staff see it, over HTTP. */
@LvdaoTest
class ParticipationTest {
  private static final String FIGURES = "/api/v1/staff/participation";

  private static final String DISTRICT = "jinan-qibuqu";

  /** Where no other test has households. */
  private static final List<String> COMMUNITIES =
      List.of("370115003201", "370115003202", "370115003203");

  private static final int PHASES = 5;

  @Inject Api api;
  @Inject Cases cases;
  @Inject Homes homes;
  @Inject Bins bins;
  @Inject AdjustableClock clock;

  private final Random random = new Random();

  @AfterEach
  void today() {
    clock.reset();
  }

  /** A household of the history, by the name its head signs in with. */
  private record Home(String head, String card) {}

  /**
   * Deliveries on time, late, graded, refused and taken in after a review; households that come,
   * move and end, around New Year: the figures of each week are what one counts by hand from the
   * deliveries and the history of the households. Repeat one with {@code -Dlvdao.seed=…}.
   */
  @Test
  void the_figures_are_what_the_deliveries_add_up_to() {
    long seed = Long.getLong("lvdao.seed", System.nanoTime() & 0xFFFFFF);
    System.out.printf("[participation] seed=%d%n", seed);
    random.setSeed(seed);
    cases.now("2030-12-12T09:00");
    api.staff("admin")
        .post(
            "/api/v1/staff/points/rules",
            Map.of(
                "district",
                DISTRICT,
                "effectiveFrom",
                "2030-12-12",
                "rules",
                EarningExamples.rules(10),
                "note",
                "试行"))
        .is(201);
    var homes = new ArrayList<Home>();
    var cards = new ArrayList<String>();
    for (int phase = 0; phase < PHASES; phase++) {
      IntStream.range(0, 4).mapToObj(i -> settle()).forEach(homes::add);
      homes.forEach(home -> cards.add(home.card()));
      for (var community : COMMUNITIES) {
        deliver(bins.create(community), cards);
      }
      review();
      change(homes);
      clock.advance(Duration.ofDays(1 + random.nextInt(9)));
    }

    var from = "2030-11-25";
    var to = "2031-02-02";
    var query = "?district=" + DISTRICT + "&from=" + from + "&to=" + to;
    var found = api.staff("admin").get(FIGURES + query).is(200).body();

    assertThat(lines(found)).as("seed %d", seed).isEqualTo(naive(Week.of(clock.instant())));
    sumsAgree(found);
    var one = api.staff("admin").get(FIGURES + query + "&community=" + COMMUNITIES.getFirst());
    assertThat(lines(one.is(200).body()))
        .isEqualTo(lines(found).stream().filter(l -> l.contains(COMMUNITIES.getFirst())).toList());
  }

  private Home settle() {
    var head = "participation-" + UUID.randomUUID();
    var card =
        homes
            .create(api.resident(head), any(COMMUNITIES), Homes.address())
            .is(201)
            .body()
            .required("card")
            .asText();
    return new Home(head, card);
  }

  private <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  /**
   * Some at the very beginning or end of a week; some too heavy, so that they wait for a review.
   */
  @SuppressWarnings("unchecked")
  private void deliver(Bin bin, List<String> cards) {
    var now = clock.instant();
    var events = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < 15; i++) {
      var at = now.minus(Duration.ofMinutes(random.nextInt(28 * 24 * 60)));
      var event =
          Bins.event(
              any(cards),
              switch (random.nextInt(6)) {
                case 0 -> Week.of(at).start();
                case 1 -> Week.of(at).start().minusMillis(1);
                default -> at;
              });
      event.put("grams", random.nextInt(8) == 0 ? 60_000 : 300 + random.nextInt(3_000));
      if (random.nextBoolean()) {
        event.put("grade", random.nextInt(3) == 0 ? "FAIL" : "PASS");
      }
      events.add(event);
    }
    bins.deliver(bin, events.toArray(Map[]::new)).is(200);
  }

  /** Decides about what waits, takes some back and grades others. */
  private void review() {
    var admin = api.staff("admin");
    for (var row : deliveries("state = 'REVIEW'")) {
      if (random.nextBoolean()) {
        var decision =
            random.nextInt(3) > 0
                ? Map.of("accept", true, "grams", 500 + random.nextInt(1_000))
                : Map.of("accept", false);
        step(admin, row, "decision", decision);
      }
    }
    for (var row : deliveries("state = 'ACCEPTED'")) {
      if (random.nextInt(12) == 0) {
        step(admin, row, "reversal", Map.of("note", "重复投放"));
      }
    }
    for (var row : deliveries("state = 'ACCEPTED' AND grade IS NULL")) {
      if (random.nextInt(3) == 0) {
        step(
            admin,
            row,
            "grade",
            random.nextBoolean()
                ? Map.of("grade", "PASS")
                : Map.of("grade", "FAIL", "note", "混入塑料袋"));
      }
    }
  }

  private List<String> deliveries(String condition) {
    return cases.texts(
        "SELECT CONCAT(id, ' ', version) FROM delivery WHERE community IN (?, ?, ?) AND "
            + condition,
        COMMUNITIES.toArray());
  }

  /** What other rules of a review make of it is no matter here. */
  private static void step(ApiClient admin, String row, String step, Map<String, ?> body) {
    var words = row.split(" ");
    admin
        .with("If-Match", "\"" + words[1] + "\"")
        .post("/api/v1/staff/deliveries/" + words[0] + "/" + step, body);
  }

  private void change(List<Home> present) {
    for (var moving : present) {
      if (random.nextBoolean()) {
        move(moving);
      }
    }
    if (random.nextBoolean()) {
      var ending = present.remove(random.nextInt(present.size()));
      api.resident(ending.head()).delete("/api/v1/households/mine/membership?ending=true").is(204);
    }
  }

  private void move(Home moving) {
    api.resident(moving.head())
        .put("/api/v1/households/mine/home", Homes.dwelling(any(COMMUNITIES), Homes.address()))
        .is(200);
  }

  private static List<String> lines(JsonNode found) {
    var lines = new TreeSet<String>();
    for (var row : found.get("communities")) {
      var f = row.get("figures");
      if (!COMMUNITIES.contains(row.get("communityCode").asText())) {
        continue;
      }
      lines.add(
          String.join(
              " ",
              row.get("week").asText(),
              row.get("communityCode").asText(),
              f.get("registered").asText(),
              f.get("participating").asText(),
              f.get("deliveries").asText(),
              f.get("grams").asText(),
              f.get("graded").asText(),
              f.get("passed").asText(),
              f.get("points").asText()));
    }
    return List.copyOf(lines);
  }

  private static void sumsAgree(JsonNode found) {
    for (var figure : List.of("registered", "participating", "deliveries", "grams", "points")) {
      long parts = sum(found.get("communities"), figure);
      assertThat(parts).as(figure).isEqualTo(sum(found.get("weeks"), figure));
      assertThat(parts).as(figure).isEqualTo(found.at("/total/" + figure).asLong());
    }
    assertThat(sum(found.get("communities"), "points")).isPositive();
  }

  private static long sum(JsonNode rows, String figure) {
    long sum = 0;
    for (var row : rows) {
      sum += row.at("/figures/" + figure).asLong();
    }
    return sum;
  }

  /** What became of a household when: where it lived from then on, or nowhere. */
  private record Moment(Instant at, String community) {}

  private static final String NOWHERE = "";

  /** By hand, from the history of all households of the district and their deliveries. */
  private List<String> naive(Week last) {
    var lines = new TreeMap<String, long[]>();
    for (var household : histories().entrySet()) {
      var moments = household.getValue();
      for (var week = Week.of(LocalDate.parse("2030-11-25"));
          week.compareTo(last) <= 0;
          week = week.next()) {
        var place = NOWHERE;
        var lastPlace = moments.getFirst().community();
        for (var moment : moments) {
          if (moment.at().isBefore(week.end())) {
            place = moment.community();
            lastPlace = place.equals(NOWHERE) ? lastPlace : place;
          }
        }
        var delivered = delivered(household.getKey(), week);
        if (!place.equals(NOWHERE) || delivered[0] > 0) {
          var line = lines.computeIfAbsent(week.code() + " " + lastPlace, none -> new long[7]);
          boolean registered = !place.equals(NOWHERE);
          line[0] += registered ? 1 : 0;
          line[1] += registered && delivered[0] > 0 ? 1 : 0;
          for (int i = 0; i < delivered.length; i++) {
            line[2 + i] += delivered[i];
          }
        }
      }
    }
    return lines.entrySet().stream()
        .map(
            line ->
                line.getKey()
                    + IntStream.range(0, 7)
                        .mapToObj(i -> " " + line.getValue()[i])
                        .reduce("", String::concat))
        .toList();
  }

  private Map<String, List<Moment>> histories() {
    var histories = new TreeMap<String, List<Moment>>();
    for (var row :
        cases.texts(
            """
            SELECT CONCAT(household_id, ' ', DATE_FORMAT(at, '%Y-%m-%dT%H:%i:%s.%f'), ' ',
                          COALESCE(community, ''))
              FROM household_history
             WHERE action IN ('CREATED', 'MOVED', 'ENDED')
               AND household_id IN
                   (SELECT household_id FROM household_history WHERE community IN (?, ?, ?))
             ORDER BY at, id
            """,
            COMMUNITIES.toArray())) {
      var words = row.split(" ", -1);
      histories
          .computeIfAbsent(words[0], none -> new ArrayList<>())
          .add(new Moment(utc(words[1]), words[2]));
    }
    return histories;
  }

  private static Instant utc(String text) {
    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  /** Deliveries, grams, graded, passed and points of a week. */
  private long[] delivered(String household, Week week) {
    var sums = new long[5];
    for (var row :
        cases.texts(
            "SELECT CONCAT(DATE_FORMAT(at, '%Y-%m-%dT%H:%i:%s.%f'), ' ', grams, ' ',"
                + " COALESCE(grade, '-'), ' ', points) FROM delivery"
                + " WHERE household_id = ? AND state = 'ACCEPTED'",
            household)) {
      var words = row.split(" ");
      var local = utc(words[0]).atZone(BusinessTime.ZONE).toLocalDate();
      if (!local.isBefore(week.monday()) && local.isBefore(week.monday().plusDays(7))) {
        sums[0]++;
        sums[1] += Long.parseLong(words[1]);
        sums[2] += words[2].equals("-") ? 0 : 1;
        sums[3] += words[2].equals("PASS") ? 1 : 0;
        sums[4] += Long.parseLong(words[3]);
      }
    }
    return sums;
  }

  @Test
  void staff_see_the_communities_they_look_after() {
    cases.now("2030-05-08T09:00");
    homes.create(cases.resident(), Homes.COMMUNITY, Homes.address()).is(201);
    homes.create(cases.resident(), Homes.OTHER_COMMUNITY, Homes.address()).is(201);
    var week = "?district=tianqiao&from=2030-05-06&to=2030-05-12";

    var all = cases.staff("supervisor.tianqiao").get(FIGURES + week).is(200).body();

    assertThat(all.findValuesAsText("communityCode"))
        .contains(Homes.COMMUNITY, Homes.OTHER_COMMUNITY);
    assertThat(all.at("/weeks/0/week").asText()).isEqualTo("2030-W19");
    var ofOne =
        cases.staffWith(
            new Grant(
                Role.INSPECTOR, new AreaPath("tianqiao/370105001/" + Homes.COMMUNITY + "/"), null));
    assertThat(ofOne.get(FIGURES + week).is(200).body().findValuesAsText("communityCode"))
        .containsOnly(Homes.COMMUNITY);
    ofOne.get(FIGURES + week + "&community=" + Homes.OTHER_COMMUNITY).isProblem(404, "not-found");
    ofOne.get(FIGURES + "?district=guanxian&from=2030-05-06&to=2030-05-12").is(404);
    var table = cases.staff("supervisor.tianqiao").get(FIGURES + "/file" + week).is(200);
    assertThat(table.header("Content-Type")).startsWith("text/csv");
    assertThat(table.text())
        .startsWith("\ufeff周次,")
        .contains("2030-W19,2030-05-06,")
        .contains("合计");
    assertThat(
            cases.number("SELECT COUNT(*) FROM audit_log WHERE action = 'participation-exported'"))
        .isPositive();
  }

  @Test
  void a_period_has_two_days_in_order_and_thirteen_weeks_at_most() {
    var admin = api.staff("admin");
    for (var period :
        List.of(
            "",
            "&from=2030-01-01",
            "&from=2030-01-02&to=2030-01-01",
            "&from=2030-01-01&to=2030-04-02")) {
      admin.get(FIGURES + "?district=tianqiao" + period).isProblem(400, "invalid-request");
    }
    admin.get(FIGURES + "?district=nowhere&from=2030-01-01&to=2030-01-02").is(404);
    var future = FIGURES + "?district=tianqiao&from=2090-01-01&to=2090-01-08";
    assertThat(admin.get(future).is(200).body().required("weeks").isEmpty()).isTrue();
  }
}

package org.lvdao.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lvdao.local.Together.together;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Bins.Bin;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Role;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.report.Cases;

/**
 * What looks like cheating waits for a review, as the settings are unless somebody changes them.
 */
class CheatingTest {
  private static final String STAFF = "/api/v1/staff/deliveries/";

  /** As in production, which the settings of tests are not. */
  private static final Map<String, Object> STRICT =
      Map.of(
          "lvdao.delivery.patterns.same-weight-times", "8",
          "lvdao.delivery.patterns.interval-most", "5",
          "lvdao.delivery.patterns.two-places-within", "1m",
          "lvdao.delivery.patterns.night-most", "4",
          "lvdao.delivery.patterns.norm-deliveries", "200");

  private static String database;
  private static TestNode node;
  private static Bins bins;
  private static Homes homes;
  private static Cases cases;

  private String card;
  private String memberCard;
  private Bin bin;

  @BeforeAll
  static void start() {
    database = TestServers.running().seededDatabase();
    node = TestNode.on(database, STRICT);
    bins = node.bean(Bins.class);
    homes = node.bean(Homes.class);
    cases = node.bean(Cases.class);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @BeforeEach
  void aHouseholdAndABin() {
    var pass = homes.create(cases.resident()).is(201).body();
    card = pass.get("card").asText();
    memberCard = pass.get("memberCard").asText();
    bin = bins.create(Homes.COMMUNITY);
  }

  /** In the morning of a day before today. */
  private static Instant morning(int daysAgo) {
    return BusinessTime.startOf(BusinessTime.dayOf(Instant.now()).minusDays(daysAgo))
        .plus(Duration.ofHours(8));
  }

  private static Map<String, Object> event(String card, Instant at, int grams) {
    var event = Bins.event(card, at);
    event.put("grams", grams);
    return event;
  }

  private static List<String> told(Answer answer) {
    var told = new ArrayList<String>();
    answer
        .is(200)
        .body()
        .get("results")
        .forEach(
            result ->
                told.add(
                    result.get("status").asText().equals("REVIEW")
                        ? result.get("reason").asText()
                        : result.get("status").asText()));
    return told;
  }

  private String tell(Bin at, Map<String, Object> event) {
    return told(bins.deliver(at, event)).getFirst();
  }

  private static String idOf(Map<String, Object> event) {
    return cases
        .texts("SELECT id FROM delivery WHERE event_id = ?", event.get("eventId"))
        .getFirst();
  }

  private static JsonNode read(Map<String, Object> event) {
    return cases.staff("inspector.tianqiao").get(STAFF + idOf(event)).is(200).body();
  }

  @Test
  void the_same_weight_in_a_row_is_seen_although_one_of_them_arrives_last() {
    var events = new ArrayList<Map<String, Object>>();
    for (int day = 9; day > 1; day--) {
      events.add(event(card, morning(day), 1_350));
    }
    var last = events.remove(4);

    assertThat(told(bins.deliver(homes.anybody(), bin, events))).containsOnly("ACCEPTED");
    assertThat(tell(bin, last)).isEqualTo("SAME_WEIGHT");

    assertThat(read(last).get("related")).hasSize(7);
    assertThat(tell(bin, event(card, morning(1), 1_355))).isEqualTo("ACCEPTED");
  }

  @Test
  void every_reason_is_said_and_the_queue_is_filtered_by_it_and_by_district() {
    var night = morning(3).minus(Duration.ofHours(7));
    var events =
        IntStream.range(0, 6)
            .mapToObj(i -> event(card, night.plusSeconds(90L * i), 700 + 10 * i))
            .toList();

    assertThat(told(bins.deliver(homes.anybody(), bin, events)))
        .containsExactly(
            "ACCEPTED",
            "ACCEPTED",
            "ACCEPTED",
            "ACCEPTED",
            "NIGHT_BURST",
            "SHORT_INTERVAL,NIGHT_BURST");

    var staff = cases.staff("inspector.tianqiao");
    var id = idOf(events.getLast());
    assertThat(queue(staff, "?reason=SHORT_INTERVAL")).contains(id);
    assertThat(queue(staff, "?reason=night_burst&district=tianqiao"))
        .contains(id, idOf(events.get(4)));
    assertThat(queue(staff, "?reason=SAME_WEIGHT")).doesNotContain(id);
    assertThat(queue(staff, "?district=guanxian")).isEmpty();
    staff.get(STAFF + "reviews?reason=BOREDOM").isProblem(400, "invalid-request");
    staff.get(STAFF + "reviews?district=nowhere").isProblem(400, "invalid-request");
  }

  private static List<String> queue(ApiClient staff, String query) {
    return staff.pages(STAFF + "reviews" + query + "&limit=100").stream()
        .flatMap(page -> page.get("items").findValuesAsText("id").stream())
        .toList();
  }

  @Test
  void the_earlier_of_two_places_is_shown_with_the_later_one() {
    var moment = morning(2);
    var first = event(card, moment, 800);
    var second = event(card, moment.plusSeconds(40), 900);
    var other = bins.create(Homes.COMMUNITY);
    assertThat(tell(other, second)).isEqualTo("ACCEPTED");

    assertThat(tell(bin, first)).isEqualTo("TWO_PLACES");

    var related = read(first).get("related");
    assertThat(related).hasSize(1);
    assertThat(related.at("/0/id").asText()).isEqualTo(idOf(second));
    assertThat(related.at("/0/state").asText()).isEqualTo("ACCEPTED");
    assertThat(related.at("/0/sourceId").asText()).isEqualTo(other.id());
    assertThat(tell(bin, event(memberCard, moment.plusSeconds(45), 900)))
        .as("somebody else of the household")
        .isEqualTo("ACCEPTED");
    var staff = cases.staff("admin");
    for (var one : List.of(bin, other)) {
      var path = "/api/v1/staff/devices/" + one.id();
      var tag = staff.get(path).is(200).header("ETag");
      staff.with("If-Match", tag).patch(path, Map.of("site", "东门")).is(200);
    }
    var together = event(memberCard, moment.plusSeconds(50), 950);
    assertThat(tell(other, together)).as("side by side").isEqualTo("ACCEPTED");
  }

  @Test
  void two_bins_that_tell_at_once_see_each_other() throws Exception {
    var other = bins.create(Homes.COMMUNITY);
    try (var second = TestNode.on(database, STRICT)) {
      for (int round = 1; round <= 8; round++) {
        var moment = morning(round);
        var here = event(card, moment, 800 + round);
        var there = event(card, moment.plusSeconds(5), 900 + round);
        var calls =
            List.<Callable<Answer>>of(
                () -> bins.deliver(bin, here),
                () -> bins.deliver(homes.anybody().at(second), other, List.of(there)));

        var told = together(calls).stream().map(answer -> told(answer).getFirst()).toList();

        assertThat(told).containsExactlyInAnyOrder("ACCEPTED", "TWO_PLACES");
      }
    }
  }

  @Test
  void what_is_heavier_than_comparable_households_bring_waits_once_there_are_enough() {
    cases.change("DELETE FROM delivery_norm");
    assertThat(tell(bin, event(card, morning(1), 9_000))).isEqualTo("ACCEPTED");
    var random = new Random(7);
    for (int home = 0; home < 25; home++) {
      var theirs = homes.create(cases.resident()).is(201).body().get("card").asText();
      var events = new ArrayList<Map<String, Object>>();
      for (int day = 1; day <= 12; day++) {
        events.add(event(theirs, morning(day), 4_000 + random.nextInt(3_000)));
      }
      bins.deliver(homes.anybody(), bin, events).is(200);
    }
    var weights =
        cases.texts(
            "SELECT LPAD(grams, 6, '0') FROM delivery WHERE state = 'ACCEPTED' AND community = ?"
                + " ORDER BY grams",
            Homes.COMMUNITY);
    int expected = Integer.parseInt(weights.get((int) Math.ceil(weights.size() * 0.99) - 1));

    node.bean(NormJob.class).count();

    assertThat(
            cases.number("SELECT heavy_grams FROM delivery_norm WHERE area = ?", Homes.COMMUNITY))
        .isEqualTo(expected);
    assertThat(cases.number("SELECT COUNT(*) FROM delivery_norm WHERE area = 'tianqiao'"))
        .isEqualTo(1);
    assertThat(cases.number("SELECT COUNT(*) FROM delivery_norm WHERE area = 'guanxian'")).isZero();
    assertThat(tell(bin, event(card, morning(4), expected + 1))).isEqualTo("HEAVY");
    assertThat(tell(bin, event(card, morning(5), expected))).isEqualTo("ACCEPTED");
    var elsewhere =
        homes.create(cases.resident(), Homes.OTHER_COMMUNITY, Homes.address()).is(201).body();
    var far = bins.create(Homes.OTHER_COMMUNITY);
    assertThat(tell(far, event(elsewhere.get("card").asText(), morning(4), 40_000)))
        .as("too few deliver there, so the district says it")
        .isEqualTo("HEAVY");
  }

  private static Actor inspector(long id) {
    return inspector(id, AreaPath.ofDistrict("tianqiao"));
  }

  private static Actor inspector(long id, AreaPath area) {
    return new Actor(id, 0, List.of(new Actor.Grant(Role.INSPECTOR, area, null)));
  }

  @Test
  void an_unknown_card_that_was_read_nobody_knows_where_is_rejected() {
    var anywhere = inspector(7_004, AreaPath.EVERYWHERE);
    var inspectors = node.bean(Inspectors.class);

    var told =
        inspectors.take(
            anywhere, List.of(weighed("4000000000000002", 1, 900), weighed(card, 1, 900)));

    assertThat(told)
        .extracting(DeliveryOutcome::status, DeliveryOutcome::reason)
        .containsExactly(
            tuple(DeliveryOutcome.Status.REJECTED, "UNKNOWN_CARD"),
            tuple(DeliveryOutcome.Status.ACCEPTED, null));
  }

  @Test
  void who_meets_one_inspector_only_where_others_take_turns_is_noticed_once_a_month() {
    var inspectors = node.bean(Inspectors.class);
    var always = inspector(7_001);
    var sometimes = inspector(7_002);
    for (int home = 0; home < 21; home++) {
      boolean pair = home == 0;
      var theirs = pair ? card : homes.create(cases.resident()).is(201).body().get("card").asText();
      for (int day = 1; day <= 12; day++) {
        var who = pair || day % 2 == 0 ? always : sometimes;
        assertThat(inspectors.take(who, List.of(weighed(theirs, day, 600 + 10 * day))))
            .extracting(DeliveryOutcome::status)
            .containsExactly(DeliveryOutcome.Status.ACCEPTED);
      }
    }

    node.bean(NormJob.class).count();

    assertThat(
            cases.number("SELECT COUNT(*) FROM delivery_pair WHERE inspector_id IN (7001, 7002)"))
        .isEqualTo(1);
    assertThat(inspectors.take(sometimes, List.of(weighed(card, 13, 900))).getFirst().reason())
        .isNull();
    assertThat(inspectors.take(always, List.of(weighed(card, 14, 905))).getFirst().reason())
        .isEqualTo("ALWAYS_TOGETHER");
    assertThat(inspectors.take(always, List.of(weighed(card, 15, 910))).getFirst().reason())
        .as("staff look at the pair, not at each delivery")
        .isNull();
  }

  @Test
  void an_inspector_who_is_alone_in_a_community_is_with_everybody_and_nobody_waits() {
    var inspectors = node.bean(Inspectors.class);
    var only = inspector(7_003);
    for (int home = 0; home < 21; home++) {
      var pass = homes.create(cases.resident(), Homes.OTHER_COMMUNITY, Homes.address()).is(201);
      var theirs = pass.body().get("card").asText();
      var events =
          IntStream.rangeClosed(1, 12).mapToObj(day -> weighed(theirs, day, 600 + day)).toList();
      inspectors.take(only, events);
    }

    node.bean(NormJob.class).count();

    assertThat(cases.number("SELECT COUNT(*) FROM delivery_pair WHERE inspector_id = ?", 7_003))
        .isZero();
  }

  private static DeliveryEvent weighed(String card, int daysAgo, long grams) {
    return new DeliveryEvent(
        card + "-" + daysAgo, card, morning(daysAgo), grams, "PASS", null, null, null);
  }

  @Test
  void the_night_counts_once_on_one_node() {
    var jobs = node.bean(NormJob.class);
    boolean first = jobs.run();

    assertThat(first).isTrue();
    assertThat(jobs.run()).isFalse();
  }
}

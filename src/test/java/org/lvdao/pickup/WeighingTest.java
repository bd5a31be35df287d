package org.lvdao.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Homes;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.Together;
import org.lvdao.points.Purse;
import org.lvdao.report.Cases;

/** What is weighed, said to it, corrected and paid, over HTTP. */
@LvdaoTest
class WeighingTest {
  private static final String MINE = "/api/v1/pickup/bookings/";
  private static final Duration DAY = Duration.ofHours(24);

  @Inject Cases cases;
  @Inject Pickups pickups;
  @Inject Homes homes;
  @Inject Jobs jobs;
  @Inject BookingJob job;
  @Inject Purse purse;
  @Inject AdjustableClock clock;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @BeforeEach
  void nobodyElse() {
    jobs.everybodyGoesHome();
  }

  @AfterEach
  void backToNow() {
    clock.reset();
  }

  /** Of somebody with a household, whose collector has it. */
  private String taken(ApiClient resident, ApiClient collector) {
    var id = Cases.id(pickups.book(resident));
    jobs.awaitStatus(id, "OFFERED");
    Jobs.accept(collector, id).is(200);
    return id;
  }

  private static Map<String, Object> grams(String itemCode, long grams) {
    return new LinkedHashMap<>(Map.of("itemCode", itemCode, "grams", grams));
  }

  private static Map<String, Object> pieces(String itemCode, long pieces) {
    return new LinkedHashMap<>(Map.of("itemCode", itemCode, "pieces", pieces));
  }

  private Answer weigh(ApiClient collector, String id, List<Map<String, Object>> items) {
    return jobs.tell(collector, id, "weigh", jobs.now(), Map.of("items", items));
  }

  /** Of so many kilograms of cardboard, in 分. */
  private long cardboard(long kilograms) {
    return kilograms
        * StreamSupport.stream(catalogue().spliterator(), false)
            .filter(item -> item.required("code").asText().equals("CARDBOARD"))
            .findFirst()
            .orElseThrow()
            .required("pricePerUnit")
            .asLong();
  }

  private JsonNode catalogue() {
    return cases
        .resident()
        .get("/api/v1/pickup/catalogue?district=tianqiao")
        .is(200)
        .body()
        .required("items");
  }

  /** Weighs so much cardboard. */
  private void weigh(ApiClient collector, String id, long grams) {
    weigh(collector, id, List.of(grams("CARDBOARD", grams))).is(200);
  }

  private static JsonNode weighing(ApiClient resident, String id) {
    return resident.get(MINE + id + "/weighing").is(200).body();
  }

  private long settlements(String id) {
    return cases.number("SELECT COUNT(*) FROM pickup_settlement WHERE booking_id = ?", id);
  }

  private long payments(String id) {
    return cases.number(
        "SELECT COUNT(*) FROM points_transaction WHERE source_kind = 'pickup' AND source_id = ?",
        id);
  }

  /** What the ledger of recyclables holds of the booking, in grams. */
  private long collected(String id) {
    return -cases.number(
        """
        SELECT COALESCE(SUM(posting.grams), 0)
          FROM recyclables_movement movement
          JOIN recyclables_posting posting ON posting.movement_id = movement.id
         WHERE SUBSTRING_INDEX(movement.source_id, '/', 1) = ? AND posting.account = 'COLLECTED'
        """,
        id);
  }

  @Test
  void a_weigh_in_is_confirmed_and_paid_into_the_points_of_the_household_once() {
    var resident = pickups.resident();
    var collector = jobs.onDuty();
    var id = taken(resident, collector);
    var photo = cases.photo(collector);
    var item = grams("CARDBOARD", 12_000);
    item.put("scale", Map.of("deviceId", "SCALE-7", "reading", "ST,GS,+  12.000kg"));
    item.put("photoIds", List.of(photo));

    var state = weigh(collector, id, List.of(item)).is(200).body();

    assertThat(state.required("status").asText()).isEqualTo("WEIGHED");
    var weighed = weighing(resident, id);
    long fen = cardboard(12);
    assertThat(weighed.required("payFen").asLong()).isEqualTo(fen);
    assertThat(weighed.at("/entries/0/amountFen").asLong()).isEqualTo(fen);
    assertThat(weighed.at("/entries/0/scale/reading").asText()).isEqualTo("ST,GS,+  12.000kg");
    assertThat(weighed.at("/photos/0/photo/id").asText()).isEqualTo(photo);
    assertThat(weighed.at("/photos/0/itemCode").asText()).isEqualTo("CARDBOARD");
    assertThat(weighed.hasNonNull("confirmUntil")).isTrue();
    assertThat(pickups.told(resident, "pickup-weighed").getFirst().required("body").asText())
        .contains(BigDecimal.valueOf(fen, 2).toPlainString());
    assertThat(collected(id)).isEqualTo(12_000);
    assertThat(purse.available(resident)).isZero();

    var confirmed = resident.post(MINE + id + "/confirm").is(200).body();

    assertThat(confirmed.required("status").asText()).isEqualTo("SETTLED");
    assertThat(payments(id)).isEqualTo(1);
    assertThat(weighing(resident, id).at("/settlement/way").asText()).isEqualTo("POINTS");
    assertThat(weighing(resident, id).at("/settlement/points").asLong()).isEqualTo(fen);
    resident.post(MINE + id + "/confirm").is(200);
    resident
        .post(MINE + id + "/dispute", Map.of("reason", "太少"))
        .isProblem(409, "booking-action-not-allowed");
    assertThat(payments(id)).isEqualTo(1);
    pickups.told(resident, "pickup-settled");
  }

  @Test
  void every_sum_is_that_of_the_items_each_rounded_half_up() {
    System.out.println("Weigh-ins, seed " + seed);
    var items = catalogue();
    for (int round = 0; round < 12; round++) {
      var resident = jobs.resident();
      var collector = jobs.collector();
      var id = jobs.taken(resident, collector);
      var told = new ArrayList<Map<String, Object>>();
      var expected = BigDecimal.ZERO;
      for (var item : items) {
        if (random.nextBoolean() && !told.isEmpty()) {
          continue;
        }
        var code = item.required("code").asText();
        var price = BigDecimal.valueOf(item.required("pricePerUnit").asLong());
        boolean byWeight = item.required("unit").asText().equals("KG");
        long amount = 1 + random.nextInt(byWeight ? 60_000 : 4);
        told.add(byWeight ? grams(code, amount) : pieces(code, amount));
        if (item.required("direction").asText().equals("PAID")) {
          var units = BigDecimal.valueOf(amount, byWeight ? 3 : 0);
          expected = expected.add(price.multiply(units).setScale(0, RoundingMode.HALF_UP));
        }
      }
      weigh(collector, id, told).is(200);
      assertThat(weighing(resident, id).required("payFen").asLong())
          .as("seed %d, %s", seed, told)
          .isEqualTo(expected.longValueExact());
    }
  }

  @Test
  void what_is_weighed_wrongly_is_named() {
    var resident = jobs.resident();
    var collector = jobs.onDuty();
    var id = jobs.taken(resident, collector);

    var refused =
        weigh(
                collector,
                id,
                List.of(
                    pieces("CARDBOARD", 2),
                    grams("SOFA", 30_000),
                    grams("MOON_DUST", 1),
                    grams("CARDBOARD", 10)))
            .isProblem(400, "invalid-request")
            .body();

    assertThat(
            StreamSupport.stream(refused.required("errors").spliterator(), false)
                .map(error -> error.required("pointer").asText()))
        .containsExactlyInAnyOrder(
            "/items/0/grams", "/items/1/pieces", "/items/2/itemCode", "/items/3/itemCode");
    assertThat(jobs.status(id)).isEqualTo("ASSIGNED");
    assertThat(collected(id)).isZero();
  }

  @Test
  void the_same_weigh_in_told_twice_is_one_and_another_is_refused_with_the_job() {
    var resident = jobs.resident();
    var collector = jobs.onDuty();
    var id = jobs.taken(resident, collector);
    var at = jobs.now();
    Map<String, Object> told = Map.of("items", List.of(grams("CARDBOARD", 5_000)));

    jobs.tell(collector, id, "weigh", at, told).is(200);
    jobs.tell(collector, id, "weigh", at, told).is(200);

    var other =
        jobs.tell(collector, id, "weigh", at.plusSeconds(1), told)
            .isProblem(409, "booking-action-not-allowed")
            .body();
    assertThat(other.at("/job/status").asText()).isEqualTo("WEIGHED");
    Map<String, Object> more = Map.of("items", List.of(grams("CARDBOARD", 6_000)));
    jobs.tell(collector, id, "weigh", at, more).isProblem(409, "booking-action-not-allowed");
    assertThat(collected(id)).isEqualTo(5_000);
    assertThat(weighing(resident, id).required("entries").size()).isEqualTo(1);
  }

  @Test
  void what_was_weighed_was_there_whichever_is_told_first() {
    Map<String, Object> items =
        Map.of("items", List.of(grams("CARDBOARD", 5_000)), "partly", true, "note", "缺一台冰箱");
    var states = new ArrayList<String>();
    for (var order : List.of(List.of("weigh", "no-show"), List.of("no-show", "weigh"))) {
      var resident = jobs.resident();
      var collector = jobs.collector();
      var id = jobs.taken(resident, collector);
      var at = jobs.now();
      var photos = List.of(cases.photo(collector));
      var nobody = Map.of("reason", "NO_ACCESS", "note", "小区封闭", "photoIds", photos);
      for (var action : order) {
        jobs.tell(collector, id, action, at, action.equals("weigh") ? items : nobody).is(200);
      }
      states.add(
          cases
              .texts(
                  """
                  SELECT CONCAT_WS(' ', status, no_show_reason, weighed_at = no_show_at,
                                   due_at IS NULL, ended_at IS NULL)
                    FROM pickup_booking
                   WHERE id = ?
                  """,
                  id)
              .getFirst());
      assertThat(collected(id)).isEqualTo(5_000);
    }
    assertThat(states).containsOnly("WEIGHED NO_ACCESS 1 0 1");
  }

  @Test
  void who_says_nothing_for_a_day_agrees() {
    var resident = jobs.resident();
    var collector = jobs.onDuty();
    var id = jobs.taken(resident, collector);
    weigh(collector, id, 2_000);
    jobs.later(DAY.minusMinutes(1));
    assertThat(jobs.status(id)).isEqualTo("WEIGHED");

    jobs.later(Duration.ofMinutes(2));

    assertThat(jobs.status(id)).isEqualTo("SETTLED");
    var settled = weighing(jobs.again(resident), id).required("settlement");
    assertThat(settled.required("way").asText()).isEqualTo("CASH");
    assertThat(settled.required("fen").asLong()).isEqualTo(cardboard(2));
  }

  @Test
  void nodes_and_residents_who_come_at_once_settle_once() throws Exception {
    try (var other = TestNode.join()) {
      for (int round = 0; round < 3; round++) {
        var resident = pickups.resident();
        var collector = jobs.onDuty();
        var id = taken(resident, collector);
        weigh(collector, id, 3_000);
        // The clock has come to it, on every node.
        cases.change("UPDATE pickup_booking SET due_at = created_at WHERE id = ?", id);
        Together.atOnce(
            List.<Callable<Integer>>of(
                job::check,
                other.bean(BookingJob.class)::check,
                () -> resident.post(MINE + id + "/confirm").status(),
                () -> resident.at(other).post(MINE + id + "/confirm").status()));
        jobs.awaitStatus(id, "SETTLED");
        assertThat(settlements(id)).isEqualTo(1);
        assertThat(payments(id)).isEqualTo(1);
      }
    }
  }

  @Test
  void a_dispute_is_decided_by_opposite_entries_and_paid_then() {
    var resident = pickups.resident();
    var collector = jobs.onDuty();
    var id = taken(resident, collector);
    weigh(collector, id, 12_345);
    var disputed = resident.post(MINE + id + "/dispute", Map.of("reason", "第二箱没有称")).is(200).body();
    assertThat(disputed.required("status").asText()).isEqualTo("DISPUTED");
    job.check();
    assertThat(settlements(id)).isZero();

    var supervisor = cases.staff("supervisor.tianqiao");
    assertThat(supervisor.get(Jobs.STAFF + id).is(200).body().hasNonNull("decideBy")).isTrue();
    // The supervisor hears of the disputes of other tests too.
    await()
        .until(
            () ->
                pickups.told(supervisor, "pickup-disputed").stream()
                    .anyMatch(told -> told.required("path").asText().endsWith("/" + id)));
    var path = Jobs.STAFF + id + "/adjust";
    var decision =
        Map.of(
            "items",
            List.of(grams("CARDBOARD", 14_800), grams("PLASTIC_BOTTLE", 500)),
            "reason",
            "经核对照片，第二箱漏记");
    supervisor.post(path, decision).isProblem(428, "if-match-required");
    supervisor.with("If-Match", "\"0\"").post(path, decision).isProblem(412, "stale-version");
    cases
        .staff("supervisor.guanxian")
        .with("If-Match", etag(id))
        .post(path, decision)
        .isProblem(404, "not-found");

    var decided = supervisor.with("If-Match", etag(id)).post(path, decision).is(200).body();

    assertThat(decided.required("status").asText()).isEqualTo("SETTLED");
    assertThat(kinds(decided))
        .containsExactly(
            "WEIGHED CARDBOARD 12345",
            "REVERSED CARDBOARD -12345",
            "ADJUSTED CARDBOARD 14800",
            "ADJUSTED PLASTIC_BOTTLE 500");
    long sum = sum(decided);
    assertThat(decided.required("payFen").asLong()).isEqualTo(sum);
    assertThat(decided.at("/settlement/fen").asLong()).isEqualTo(sum);
    assertThat(collected(id)).isEqualTo(15_300);
    assertThat(payments(id)).isEqualTo(1);
    assertThat(pickups.told(resident, "pickup-adjusted").getFirst().required("body").asText())
        .contains("经核对照片，第二箱漏记");
    supervisor
        .with("If-Match", etag(id))
        .post(path, decision)
        .isProblem(409, "booking-action-not-allowed");
  }

  private String etag(String id) {
    return "\"" + jobs.version(id) + "\"";
  }

  private static List<String> kinds(JsonNode weighing) {
    return StreamSupport.stream(weighing.required("entries").spliterator(), false)
        .map(
            entry ->
                entry.required("kind").asText()
                    + " "
                    + entry.required("itemCode").asText()
                    + " "
                    + entry.required("grams").asLong())
        .toList();
  }

  private static long sum(JsonNode weighing) {
    return StreamSupport.stream(weighing.required("entries").spliterator(), false)
        .mapToLong(entry -> entry.required("amountFen").asLong())
        .sum();
  }

  @Test
  void supervisors_are_told_again_of_a_dispute_that_nobody_decides() {
    var resident = jobs.resident();
    var collector = jobs.onDuty();
    var id = jobs.taken(resident, collector);
    weigh(collector, id, 2_000);
    resident.post(MINE + id + "/dispute", Map.of("reason", "太少")).is(200);
    var told = "SELECT COUNT(*) FROM message WHERE kind = 'PICKUP_UNDECIDED' AND path LIKE ?";

    jobs.later(Duration.ofDays(3).minusMinutes(1));
    assertThat(cases.number(told, "%" + id)).isZero();
    jobs.later(Duration.ofMinutes(2));
    jobs.later(Duration.ofDays(1));

    Awaitility.await().until(() -> cases.number(told, "%" + id) > 0);
    assertThat(jobs.status(id)).isEqualTo("DISPUTED");
    var supervisors =
        "SELECT COUNT(DISTINCT account_id) FROM message WHERE kind = 'PICKUP_UNDECIDED' AND path LIKE ?";
    assertThat(cases.number(told, "%" + id)).isEqualTo(cases.number(supervisors, "%" + id));
  }

  @Test
  void a_dispute_without_a_ground_leaves_the_weights_as_they_are() {
    var resident = jobs.resident();
    var collector = jobs.onDuty();
    var id = jobs.taken(resident, collector);
    weigh(collector, id, 2_000);
    resident.post(MINE + id + "/dispute", Map.of("reason", "太少")).is(200);

    var decided =
        cases
            .staff("supervisor.tianqiao")
            .with("If-Match", etag(id))
            .post(Jobs.STAFF + id + "/adjust", Map.of("items", List.of(), "reason", "秤已检定"))
            .is(200)
            .body();

    assertThat(kinds(decided)).containsExactly("WEIGHED CARDBOARD 2000");
    assertThat(decided.at("/settlement/fen").asLong()).isEqualTo(cardboard(2));
    assertThat(collected(id)).isEqualTo(2_000);
  }

  @Test
  void a_supervisor_corrects_what_nobody_disputed_and_the_resident_still_can() {
    var resident = jobs.resident();
    var collector = jobs.onDuty();
    var id = jobs.taken(resident, collector);
    weigh(collector, id, 50_000);
    jobs.later(DAY.minusMinutes(5));

    correct(id, 0);
    correct(id, 5_000);

    var again = jobs.again(resident);
    var weighed = weighing(again, id);
    assertThat(kinds(weighed))
        .containsExactly(
            "WEIGHED CARDBOARD 50000", "REVERSED CARDBOARD -50000", "ADJUSTED CARDBOARD 5000");
    assertThat(weighed.required("payFen").asLong()).isEqualTo(cardboard(5));
    assertThat(collected(id)).isEqualTo(5_000);
    assertThat(pickups.told(again, "pickup-corrected")).hasSize(2);
    jobs.later(Duration.ofHours(23));
    assertThat(jobs.status(id)).as("the time to dispute began anew").isEqualTo("WEIGHED");
    jobs.later(Duration.ofHours(1));
    assertThat(weighing(jobs.again(resident), id).at("/settlement/fen").asLong())
        .isEqualTo(cardboard(5));
  }

  private void correct(String id, long grams) {
    cases
        .staff("supervisor.tianqiao")
        .with("If-Match", etag(id))
        .post(
            Jobs.STAFF + id + "/adjust",
            Map.of("items", List.of(grams("CARDBOARD", grams)), "reason", "小数点看错"))
        .is(200);
  }

  @Test
  void who_has_moved_house_is_paid_where_they_live_now() {
    var resident = pickups.resident();
    var collector = jobs.onDuty();
    var id = taken(resident, collector);
    resident.delete("/api/v1/households/mine/membership?ending=true").is(204);
    homes.create(resident).is(201);
    weigh(collector, id, 3_000);

    resident.post(MINE + id + "/confirm").is(200);

    assertThat(weighing(resident, id).at("/settlement/way").asText()).isEqualTo("POINTS");
    assertThat(payments(id)).isOne();
  }

  @Test
  void a_weigh_in_goes_by_the_prices_of_the_booking() {
    cases.now("2035-07-04T23:40");
    var resident = jobs.resident();
    var id = jobs.book(resident, jobs.window(Duration.ofHours(20)));
    long price = resident.get(MINE + id).is(200).body().at("/items/0/pricePerUnit").asLong();
    cases
        .staff("admin")
        .post(
            "/api/v1/staff/pickup/price-lists",
            Map.of(
                "district",
                "tianqiao",
                "effectiveFrom",
                "2035-07-04T16:00:00Z",
                "note",
                "纸价上调",
                "prices",
                List.of(
                    Map.of(
                        "itemCode",
                        "CARDBOARD",
                        "direction",
                        "PAID",
                        "pricePerUnit",
                        price + 100))))
        .is(201);
    cases.later(Duration.ofMinutes(21));
    var collector = jobs.onDuty();
    jobs.awaitStatus(id, "OFFERED");
    Jobs.accept(collector, id).is(200);

    weigh(collector, id, 10_000);

    assertThat(weighing(jobs.again(resident), id).required("payFen").asLong())
        .isEqualTo(10 * price);
  }

  @Test
  void a_statement_of_a_day_has_what_was_paid_by_collector() {
    var collector = jobs.onDuty();
    var me = Jobs.me(collector);
    var inCash = jobs.taken(jobs.resident(), collector);
    weigh(collector, inCash, 1_000);
    settle(inCash);
    var resident = pickups.resident();
    var inPoints = taken(resident, collector);
    weigh(collector, inPoints, 2_000);
    resident.post(MINE + inPoints + "/confirm").is(200);
    var day = BusinessTime.dayOf(jobs.now());

    var own = collector.get("/api/v1/collector/statement?day=" + day).is(200).body();

    assertThat(own.at("/total/cashFen").asLong()).isEqualTo(cardboard(1));
    assertThat(own.at("/total/pointsFen").asLong()).isEqualTo(cardboard(2));
    assertThat(own.at("/total/points").asLong()).isEqualTo(cardboard(2));
    var path = "/api/v1/staff/pickup/settlements";
    var query = "?district=tianqiao&day=" + day + "&collectorId=" + me;
    var staff = cases.staff("supervisor.tianqiao");
    assertThat(staff.get(path + query).is(200).body()).isEqualTo(own);
    var file = staff.get(path + "/file" + query).is(200);
    assertThat(file.bytes()).startsWith('P', 'K');
    assertThat(
            staff
                .get(path + "?district=tianqiao&day=" + day.plusDays(1) + "&collectorId=" + me)
                .is(200)
                .body()
                .at("/total/bookings")
                .asInt())
        .isZero();
  }

  private void settle(String id) {
    cases.change("UPDATE pickup_booking SET due_at = created_at WHERE id = ?", id);
    job.check();
    jobs.awaitStatus(id, "SETTLED");
  }

  @Test
  void entries_and_settlements_are_only_ever_added() {
    for (var table : List.of("pickup_weigh_entry", "pickup_settlement")) {
      assertThat(
              cases.texts(
                  """
                  SELECT table_comment FROM information_schema.tables
                   WHERE table_schema = DATABASE() AND table_name = ?
                  """,
                  table))
          .containsExactly("append-only");
    }
  }
}

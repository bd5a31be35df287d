package org.lvdao.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** What collectors do on their way, told at once or hours later. */
@LvdaoTest
class CollectorDayTest {
  private static final int DAYS = 12;

  @Inject Cases cases;
  @Inject Jobs jobs;
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

  private static List<String> list(ApiClient collector) {
    var items = collector.get("/api/v1/collector/jobs").is(200).body().get("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(job -> job.required("bookingId").asText())
        .toList();
  }

  @Test
  void the_list_has_all_a_phone_needs_in_the_order_of_visiting() {
    var collector = jobs.onDuty();
    var soon = jobs.window(Duration.ofHours(5));
    var later = jobs.window(Duration.ofHours(8));
    var resident = jobs.resident();
    var third = take(collector, jobs.book(resident, later, 36.7, 116.99));
    var second = take(collector, jobs.book(resident, soon, 36.72, 116.99));
    var first = take(collector, jobs.book(resident, soon, 36.704, 116.989));
    var answer = collector.get("/api/v1/collector/jobs").is(200);
    assertThat(list(collector)).containsExactly(first, second, third);
    var job = answer.body().at("/items/0");
    assertThat(job.get("address").asText()).isEqualTo("无影山中路 12 号 601");
    assertThat(job.at("/contact/phone").asText()).isEqualTo("13800138000");
    assertThat(job.at("/items/0/estimatedWeight").asLong()).isEqualTo(12_000);
    assertThat(answer.body().at("/priceLists/0/id")).isEqualTo(job.get("priceListId"));
    assertThat(answer.body().at("/priceLists/0/prices").size()).isPositive();

    var tag = answer.header("ETag");
    collector.with("If-None-Match", tag).get("/api/v1/collector/jobs").is(304);
    jobs.tell(collector, third, "depart").is(200);
    assertThat(list(collector)).startsWith(third);
    collector.with("If-None-Match", tag).get("/api/v1/collector/jobs").is(200);
    var barred =
        Map.of("reason", "NO_ACCESS", "note", "小区封闭", "photoIds", List.of(cases.photo(collector)));
    jobs.tell(collector, third, "no-show", jobs.now(), barred).is(200);
    var done = collector.get("/api/v1/collector/jobs").is(200).body().get("items");
    for (var one : done) {
      if (one.get("bookingId").asText().equals(third)) {
        assertThat(one.get("address").isNull()).isTrue();
      }
    }
  }

  @Test
  void who_gave_a_job_back_and_went_all_the_same_has_it_unless_somebody_else_does() {
    var collector = jobs.onDuty();
    var window = jobs.window(Duration.ofHours(2));
    var id = take(collector, jobs.book(jobs.resident(), window));
    var lost = take(collector, jobs.book(jobs.resident(), window));
    jobs.later(Duration.between(jobs.now(), window.start()).plusMinutes(20));
    var left = jobs.now().minusSeconds(600);
    var again = jobs.again(collector);
    Jobs.duty(again, false).is(200);
    var other = jobs.onDuty();
    Jobs.assign(cases.staff("dispatcher.tianqiao"), lost, Jobs.me(other)).is(200);

    jobs.tell(again, id, "depart", left, Map.of()).is(200);
    jobs.tell(again, lost, "depart", left, Map.of()).isProblem(409, "job-taken");
    jobs.tell(again, id, "arrive", left.plusSeconds(300), Map.of()).is(200);

    assertThat(jobs.status(id)).isEqualTo("ARRIVED");
    assertThat(jobs.status(lost)).isEqualTo("ASSIGNED");
    jobs.tell(jobs.again(other), id, "arrive", left, Map.of()).isProblem(404, "not-found");
  }

  private String take(ApiClient collector, String id) {
    Jobs.accept(collector, id).is(200);
    return id;
  }

  /** One thing a phone tells, once. */
  private record Told(
      int collector, String id, String action, Instant at, Map<String, Object> more) {}

  @Test
  void a_day_told_late_twice_and_in_any_order_ends_as_the_orderly_one() {
    System.out.println("Collector's day, seed " + seed);
    var window = jobs.window(Duration.ofHours(2));
    var collectors = List.of(jobs.onDuty(), jobs.onDuty(), jobs.onDuty());
    var orderly = new ArrayList<Told>();
    var twins = new LinkedHashMap<String, String>();
    var heap = new ArrayList<Told>();
    for (int i = 0; i < DAYS; i++) {
      var collector = collectors.get(i / 4);
      var resident = jobs.resident();
      var first = take(collector, jobs.book(resident, window));
      var second = take(collector, jobs.book(resident, window));
      twins.put(first, second);
      var photo = cases.photo(collectors.get(i / 4));
      orderly.addAll(plan(i / 4, first, window.start(), i, photo));
      photo = cases.photo(collectors.get(i / 4));
      var again = plan(i / 4, second, window.start(), i, photo);
      heap.addAll(again);
      heap.addAll(again);
      heap.add(again.get(random.nextInt(again.size())));
    }
    orderly.sort(Comparator.comparing(Told::at));
    for (var told : orderly) {
      jobs.later(Duration.between(jobs.now(), told.at()));
      tell(collectors, told);
    }
    jobs.later(Duration.ofHours(20));
    for (int i = 0; i < collectors.size(); i++) {
      heap.add(new Told(i, "", "off-duty", jobs.now(), Map.of()));
    }
    Collections.shuffle(heap, random);
    heap.forEach(told -> tell(collectors, told));
    twins.forEach(
        (first, second) ->
            assertThat(state(second))
                .as("seed %d, of %s told as %s", seed, orderly, heap)
                .isEqualTo(state(first)));
  }

  /** What is told of one job: some were early, some late, some could not collect. */
  private static List<Told> plan(int collector, String id, Instant start, int index, String photo) {
    var arrived = start.plus(Duration.ofMinutes(index % 2 == 0 ? 30 : 150));
    var told = new LinkedHashSet<Told>();
    told.add(new Told(collector, id, "depart", arrived.minusSeconds(900), Map.of()));
    if (index % 3 != 2) {
      told.add(new Told(collector, id, "depart", arrived.minusSeconds(600), Map.of()));
    }
    told.add(new Told(collector, id, "arrive", arrived, Map.of()));
    if (index % 3 != 1) {
      told.add(
          new Told(
              collector,
              id,
              "no-show",
              arrived.plusSeconds(300),
              Map.of("reason", "NO_ACCESS", "photoIds", List.of(photo))));
      told.add(
          new Told(collector, id, "no-show", arrived.plusSeconds(400), Map.of("reason", "UNSAFE")));
    }
    return List.copyOf(told);
  }

  private void tell(List<ApiClient> collectors, Told told) {
    var collector = jobs.again(collectors.get(told.collector()));
    var answer =
        told.action().equals("off-duty")
            ? Jobs.duty(collector, false)
            : jobs.tell(collector, told.id(), told.action(), told.at(), told.more());
    answer.is(200);
  }

  private String state(String id) {
    return cases
        .texts(
            """
            SELECT CONCAT_WS(' ', status, departed_at, COALESCE(arrived_at, '-'),
                             COALESCE(no_show_at, '-'), COALESCE(no_show_reason, '-'),
                             missed_at IS NULL, due_at IS NULL)
              FROM pickup_booking
             WHERE id = ?
            """,
            id)
        .getFirst();
  }

  @Test
  void an_impossible_time_is_refused_by_its_name() {
    var collector = jobs.onDuty();
    var id = take(collector, jobs.offered(jobs.resident(), jobs.window(Duration.ofHours(3))));
    var future = jobs.now().plus(Duration.ofHours(1));
    assertPointer(jobs.tell(collector, id, "depart", future, Map.of()).is(400).body());
    var before = jobs.now().minus(Duration.ofHours(1));
    assertPointer(jobs.tell(collector, id, "arrive", before, Map.of()).is(400).body());
    jobs.tell(jobs.onDuty(), id, "arrive").isProblem(404, "not-found");
    assertThat(jobs.status(id)).isEqualTo("ASSIGNED");
  }

  private static void assertPointer(JsonNode problem) {
    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/at");
  }

  @Test
  void what_counts_against_a_resident_must_be_shown() {
    var collector = jobs.onDuty();
    var resident = jobs.resident();
    var id = take(collector, jobs.offered(resident, jobs.window(Duration.ofHours(3))));
    var absent = Map.of("reason", "NOT_PRESENTED");
    assertThat(
            jobs.tell(collector, id, "no-show", jobs.now(), absent)
                .is(400)
                .body()
                .at("/errors/0/pointer")
                .asText())
        .isEqualTo("/photoIds");
    var shown = Map.of("reason", "NOT_PRESENTED", "photoIds", List.of(cases.photo(collector)));
    var state = jobs.tell(collector, id, "no-show", jobs.now(), shown).is(200).body();
    assertThat(state.get("status").asText()).isEqualTo("NO_SHOW");
    assertTold(resident, "pickup-no-show");
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM pickup_photo WHERE booking_id = ? AND purpose = 'NO_SHOW'",
                id))
        .isEqualTo(1);
  }

  private static void assertTold(ApiClient person, String kind) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(person.get("/api/v1/messages").is(200).body().findValuesAsText("kind"))
                    .contains(kind));
  }

  @Test
  void a_missed_window_is_told_and_ends_unless_it_is_moved() {
    var collector = jobs.onDuty();
    var resident = jobs.resident();
    var id = take(collector, jobs.offered(resident, jobs.window(Duration.ofHours(1))));
    jobs.tell(collector, id, "depart").is(200);
    assertTold(resident, "pickup-under-way");
    jobs.later(Duration.ofHours(4));
    resident = jobs.again(resident);
    collector = jobs.again(collector);
    var missed = resident.get("/api/v1/pickup/bookings/" + id).is(200).body();
    assertThat(missed.get("missed").asBoolean()).isTrue();
    assertThat(missed.get("nextSlots").size()).isPositive();
    assertThat(missed.get("allowedActions").toString()).contains("move", "cancel");
    assertTold(resident, "pickup-missed");
    assertThat(figures(collector).get("missed").asInt()).isEqualTo(1);
    jobs.later(Duration.ofDays(3).plusMinutes(1));
    assertThat(jobs.status(id)).isEqualTo("EXPIRED");
  }

  @Test
  void who_was_there_in_time_missed_nothing_however_late_their_phone_tells() {
    var collector = jobs.onDuty();
    var id = take(collector, jobs.offered(jobs.resident(), jobs.window(Duration.ofHours(1))));
    var there = jobs.now().plus(Duration.ofHours(2));
    jobs.later(Duration.ofHours(4));
    collector = jobs.again(collector);
    assertThat(figures(collector).get("missed").asInt()).isEqualTo(1);
    // The end of the day may be the first that goes through.
    Jobs.duty(collector, false).is(200);
    collector.post(Jobs.PATH + id + "/decline", Map.of()).isProblem(409, "window-over");
    jobs.tell(collector, id, "arrive", there, Map.of()).is(200);
    var figures = figures(collector);
    assertThat(figures.get("missed").asInt()).isZero();
    assertThat(figures.get("visits").asInt()).isEqualTo(1);
    assertThat(figures.get("onTimePercent").asInt()).isEqualTo(100);
    assertThat(jobs.status(id)).isEqualTo("ARRIVED");
    assertThat(cases.texts("SELECT missed_at FROM pickup_booking WHERE id = ?", id))
        .containsOnlyNulls();
  }

  private static JsonNode figures(ApiClient collector) {
    return collector.get("/api/v1/collector/figures").is(200).body();
  }

  @Test
  void a_pickup_that_was_weighed_is_rated_once_and_the_collector_sees_the_average() {
    var collector = jobs.onDuty();
    var resident = jobs.resident();
    var path = "/api/v1/pickup/bookings/";
    var id = take(collector, jobs.offered(resident, jobs.window(Duration.ofHours(1))));
    var rating = Map.of("stars", 4, "comment", "很准时");
    resident.post(path + id + "/rating", rating).isProblem(409, "booking-action-not-allowed");
    cases.change("UPDATE pickup_booking SET status = 'WEIGHED', due_at = NULL WHERE id = ?", id);
    jobs.resident().post(path + id + "/rating", rating).isProblem(404, "not-found");
    resident.post(path + id + "/rating", rating).is(200);
    resident.post(path + id + "/rating", rating).isProblem(409, "booking-rated");
    var figures = figures(collector);
    assertThat(figures.get("rating").asDouble()).isEqualTo(4.0);
    assertThat(figures.get("ratings").asInt()).isEqualTo(1);
    assertThat(figures.get("completed").asInt()).isEqualTo(1);
    var staff =
        cases
            .staff("dispatcher.tianqiao")
            .get("/api/v1/staff/collectors/" + Jobs.me(collector))
            .is(200)
            .body();
    assertThat(staff.at("/figures/completed").asInt()).isEqualTo(1);
  }
}

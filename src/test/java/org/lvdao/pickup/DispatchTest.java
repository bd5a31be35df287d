package org.lvdao.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.local.Together.together;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.pickup.Jobs.Window;
import org.lvdao.report.Cases;

/** How bookings come to collectors: by offer, by a dispatcher, by the system. */
@LvdaoTest
class DispatchTest {
  private static final String OFFERS = "/api/v1/collector/offers?limit=100";

  @Inject Cases cases;
  @Inject Jobs jobs;
  @Inject AdjustableClock clock;

  private Window window;

  @BeforeEach
  void nobodyElse() {
    jobs.everybodyGoesHome();
    window = jobs.window(Duration.ofDays(1));
  }

  @AfterEach
  void backToNow() {
    clock.reset();
  }

  private static List<String> offers(ApiClient collector) {
    return collector.pages(OFFERS).stream()
        .flatMap(page -> StreamSupport.stream(page.get("items").spliterator(), false))
        .map(offer -> offer.required("bookingId").asText())
        .toList();
  }

  private ApiClient dispatcher() {
    return cases.staff("dispatcher.tianqiao");
  }

  private JsonNode read(String id) {
    return dispatcher().get(Jobs.STAFF + id).is(200).body();
  }

  @Test
  void an_offer_says_about_where_it_is_and_nothing_of_whom_it_is_for() {
    var collector = jobs.onDuty();
    var id = jobs.offered(jobs.resident(), window);
    var answer = collector.get(OFFERS).is(200);
    assertThat(offers(collector)).contains(id);
    assertThat(answer.text()).doesNotContain("无影山中路").doesNotContain("13800138000");
    var offer =
        StreamSupport.stream(answer.body().get("items").spliterator(), false)
            .filter(one -> one.required("bookingId").asText().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(offer.at("/place/lat").asDouble()).isEqualTo(36.7);
    assertThat(offer.at("/items/0/name").asText()).isEqualTo("纸箱纸盒");
    assertThat(offers(jobs.collector())).as("off duty").isEmpty();
  }

  @Test
  void many_reach_for_one_job_and_one_gets_it() throws Exception {
    race(24);
  }

  @Test
  @Tag("heavy")
  void a_thousand_reach_for_one_job_and_one_gets_it() throws Exception {
    race(1_000);
  }

  private void race(int collectors) throws Exception {
    var crowd = IntStream.range(0, collectors).mapToObj(any -> jobs.onDuty()).toList();
    var id = jobs.offered(jobs.resident(), window);
    var calls = crowd.stream().<Callable<Answer>>map(one -> () -> Jobs.accept(one, id)).toList();
    var answers = together(calls);
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    answers.stream()
        .filter(answer -> answer.status() != 200)
        .forEach(answer -> answer.isProblem(409, "job-taken"));
    var winner = crowd.get(answers.indexOf(winning(answers)));
    assertThat(read(id).at("/collector/id").asText()).isEqualTo(Jobs.me(winner));
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM pickup_history WHERE booking_id = ? AND action = 'accept'",
                id))
        .isEqualTo(1);
  }

  private static Answer winning(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.status() == 200).findFirst().orElseThrow();
  }

  @Test
  void nobody_gets_more_stops_in_a_window_than_they_can_make() throws Exception {
    var collector = jobs.onDuty();
    capacity(collector, 2, null);
    var wanted = new ArrayList<String>();
    for (int i = 0; i < 8; i++) {
      wanted.add(jobs.offered(jobs.resident(), window));
    }
    var calls =
        wanted.stream().<Callable<Answer>>map(id -> () -> Jobs.accept(collector, id)).toList();
    var answers = together(calls);
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(2);
    answers.stream()
        .filter(answer -> answer.status() != 200)
        .forEach(answer -> answer.isProblem(409, "collector-full"));
    var other = jobs.offered(jobs.resident(), jobs.window(Duration.ofDays(2)));
    Jobs.accept(collector, other).is(200);
  }

  private void capacity(ApiClient collector, int stops, String stationId) {
    var path = "/api/v1/staff/collectors/" + Jobs.me(collector);
    var admin = cases.staff("admin");
    var tag = admin.get(path).is(200).header("ETag");
    var settings = new HashMap<String, Object>(Map.of("capacity", stops));
    if (stationId != null) {
      settings.put("stationId", stationId);
    }
    admin.put(path, settings).isProblem(428, "if-match-required");
    admin.with("If-Match", tag).put(path, settings).is(200);
    admin.with("If-Match", tag).put(path, settings).isProblem(412, "stale-version");
  }

  @Test
  void an_offer_goes_to_the_station_then_to_the_district_then_to_the_dispatcher() {
    var near = jobs.onDuty();
    var far = jobs.onDuty();
    capacity(near, 8, Long.toString(jobs.station(0).id()));
    capacity(far, 8, Long.toString(jobs.station(1).id()));
    var resident = jobs.resident();
    var id = jobs.offered(resident, window);
    assertThat(offers(near)).contains(id);
    assertThat(offers(far)).doesNotContain(id);
    Jobs.accept(far, id).isProblem(409, "job-taken");

    jobs.later(Duration.ofMinutes(11));
    far = jobs.again(far);
    assertThat(offers(far)).contains(id);
    assertThat(read(id).get("dispatch").asText()).isEqualTo("OFFERED_WIDE");

    jobs.later(Duration.ofHours(22));
    near = jobs.again(near);
    far = jobs.again(far);
    assertThat(jobs.status(id)).isEqualTo("BOOKED");
    assertThat(offers(near)).doesNotContain(id);
    var left =
        dispatcher().pages("/api/v1/staff/pickup/bookings?left=true&limit=100").stream()
            .flatMap(page -> page.findValuesAsText("id").stream())
            .toList();
    assertThat(left).contains(id);
    Jobs.assign(dispatcher(), id, Jobs.me(far)).is(200);
    assertThat(jobs.status(id)).isEqualTo("ASSIGNED");
    assertTold(jobs.again(resident), "pickup-assigned");
    assertTold(far, "job-assigned");
  }

  private static void assertTold(ApiClient person, String kind) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(person.get("/api/v1/messages").is(200).body().findValuesAsText("kind"))
                    .contains(kind));
  }

  @Test
  void what_a_collector_declines_goes_to_others_and_not_to_them_again() {
    var first = jobs.onDuty();
    var second = jobs.onDuty();
    var id = jobs.offered(jobs.resident(), window);
    Jobs.accept(first, id).is(200);
    Jobs.accept(first, id).is(200);
    Jobs.accept(second, id).isProblem(409, "job-taken");
    var declined = first.post(Jobs.PATH + id + "/decline", Map.of("reason", "车辆故障")).is(200).body();
    assertThat(declined.get("mine").asBoolean()).isFalse();
    jobs.awaitStatus(id, "OFFERED");
    assertThat(offers(first)).doesNotContain(id);
    assertThat(offers(second)).contains(id);
    second.post(Jobs.PATH + id + "/decline", Map.of()).is(200);
    assertThat(offers(second)).doesNotContain(id);
    assertThat(jobs.status(id)).isEqualTo("OFFERED");
  }

  @Test
  void going_off_duty_gives_back_what_is_not_under_way() {
    var collector = jobs.onDuty();
    var waiting = jobs.offered(jobs.resident(), window);
    var underWay = jobs.offered(jobs.resident(), window);
    Jobs.accept(collector, waiting).is(200);
    Jobs.accept(collector, underWay).is(200);
    jobs.tell(collector, underWay, "depart").is(200);
    Jobs.duty(collector, false).is(200);
    jobs.awaitStatus(waiting, "OFFERED");
    assertThat(jobs.status(underWay)).isEqualTo("EN_ROUTE");
    Jobs.accept(collector, waiting).isProblem(409, "not-on-duty");
    collector
        .post(Jobs.PATH + underWay + "/decline", Map.of())
        .isProblem(409, "booking-action-not-allowed");
  }

  @Test
  void taking_a_job_from_a_collector_needs_the_version_that_was_read() {
    var first = jobs.onDuty();
    var second = jobs.collector();
    var id = jobs.offered(jobs.resident(), window);
    Jobs.accept(first, id).is(200);
    Jobs.assign(dispatcher(), id, Jobs.me(second)).isProblem(428, "if-match-required");
    var read = dispatcher().get(Jobs.STAFF + id).is(200).header("ETag");
    Jobs.assign(dispatcher().with("If-Match", "\"0\""), id, Jobs.me(second))
        .isProblem(412, "stale-version");
    Jobs.assign(dispatcher().with("If-Match", read), id, Jobs.me(second)).is(200);
    assertThat(read(id).at("/collector/id").asText()).isEqualTo(Jobs.me(second));
    var gone = jobs.tell(first, id, "arrive").isProblem(409, "job-taken").body();
    assertThat(gone.at("/job/status").asText()).isEqualTo("ASSIGNED");
    assertTold(first, "job-withdrawn");
    var unknown = Jobs.me(jobs.resident());
    Jobs.assign(dispatcher().with("If-Match", read), id, unknown).isProblem(400, "invalid-request");
  }

  @Test
  void a_dispatcher_takes_a_job_over_from_a_collector_who_is_lost_at_the_door() {
    var lost = jobs.onDuty();
    var other = jobs.collector();
    var id = jobs.offered(jobs.resident(), window);
    Jobs.accept(lost, id).is(200);
    jobs.tell(lost, id, "arrive").is(200);
    var read = dispatcher().get(Jobs.STAFF + id).is(200).header("ETag");
    Jobs.assign(dispatcher().with("If-Match", read), id, Jobs.me(other)).is(200);
    var assigned = dispatcher().get(Jobs.STAFF + id).is(200);
    assertThat(assigned.body().get("status").asText()).isEqualTo("ASSIGNED");
    assertThat(assigned.body().get("arrivedAt").isNull()).isTrue();
    jobs.tell(other, id, "arrive").is(200);
    dispatcher()
        .with("If-Match", dispatcher().get(Jobs.STAFF + id).header("ETag"))
        .post(Jobs.STAFF + id + "/cancel", Map.of("reason", "车辆故障"))
        .is(200);
    assertThat(jobs.status(id)).isEqualTo("CANCELLED");
  }

  @Test
  void the_fittest_has_less_to_do_or_is_nearer_and_the_history_says_why() {
    var busy = jobs.onDuty();
    var free = jobs.onDuty();
    for (int i = 0; i < 3; i++) {
      Jobs.assign(dispatcher(), jobs.offered(jobs.resident(), window), Jobs.me(busy)).is(200);
    }
    var id = jobs.book(jobs.resident(), jobs.window(Duration.ofDays(1)), 36.72, 116.99);
    jobs.awaitStatus(id, "OFFERED");
    dispatcher().post(Jobs.STAFF + id + "/assign", Map.of()).is(200);
    var booking = read(id);
    assertThat(booking.at("/collector/id").asText()).isEqualTo(Jobs.me(free));
    assertThat(booking.findValuesAsText("note")).anyMatch(note -> note.contains("自动派单"));

    var next = jobs.book(jobs.resident(), window, 36.70001, 116.99);
    jobs.awaitStatus(next, "OFFERED");
    jobs.everybodyGoesHome();
    dispatcher().post(Jobs.STAFF + next + "/assign", Map.of()).isProblem(409, "no-collector");
  }

  @Test
  void staff_see_whom_to_ask_for_masked_and_reveal_it_for_a_reason() {
    var id = jobs.offered(jobs.resident(), window);
    var masked = dispatcher().get(Jobs.STAFF + id).is(200);
    assertThat(masked.body().at("/contact/phone").asText()).isEqualTo("138****8000");
    assertThat(masked.text()).doesNotContain("无影山中路");
    var shown =
        dispatcher().post(Jobs.STAFF + id + "/contact", Map.of("reason", "居民来电")).is(200).body();
    assertThat(shown.get("phone").asText()).isEqualTo("13800138000");
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM audit_log WHERE action = 'contact-revealed' AND subject_id = ?",
                id))
        .isEqualTo(1);
    var tag = dispatcher().get(Jobs.STAFF + id).header("ETag");
    dispatcher()
        .with("If-Match", tag)
        .post(Jobs.STAFF + id + "/cancel", Map.of("reason", "站点设备检修"))
        .is(200);
    assertThat(jobs.status(id)).isEqualTo("CANCELLED");
  }
}

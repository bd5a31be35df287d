package org.lvdao.pickup.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.local.Together.together;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.pickup.Pickups;
import org.lvdao.report.Cases;

/** Slots and the places that residents keep, over HTTP. */
@LvdaoTest
class SlotsTest {
  private static final String HOLDS = "/api/v1/pickup/holds/";

  /** Closed on public holidays; nobody else's test books here. */
  private static final String QUIET_STATION = "TQ-02";

  private static final String NEAR_QUIET_STATION = "lat=36.748&lon=117.015&datum=WGS84";

  /** Whose windows a test changes. */
  private static final String OTHER_STATION = "GX-02";

  private static final String NEAR_OTHER_STATION = "lat=36.6024&lon=115.4075&datum=WGS84";

  @Inject Pickups pickups;
  @Inject Cases cases;
  @Inject SlotJob job;
  @Inject SlotRepository rows;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    clock.reset();
    pickups.assertThatPlacesAgree();
  }

  private List<String> starts(String query) {
    return starts(NEAR_QUIET_STATION, query);
  }

  private List<String> starts(String place, String query) {
    var starts =
        cases
            .resident()
            .get("/api/v1/pickup/slots?" + place + query)
            .is(200)
            .body()
            .required("items")
            .findValuesAsText("start");
    assertThat(starts).isSorted();
    return starts;
  }

  private String schedule() {
    return "/api/v1/staff/pickup/stations/" + pickups.station(OTHER_STATION) + "/schedule";
  }

  private long holds(JsonNode held) {
    return cases.number("SELECT COUNT(*) FROM pickup_hold WHERE id = ?", Pickups.id(held));
  }

  private static String placesOf(Answer hold) {
    return hold.body().required("slotId").asText();
  }

  @Test
  void windows_become_slots_for_two_weeks_but_not_when_the_station_is_closed() {
    cases.now("2026-09-28T08:00");

    assertThat(starts("&from=2026-09-28&to=2026-09-28"))
        .as("nothing begins within two hours")
        .containsExactly("2026-09-28T06:00:00Z", "2026-09-28T08:00:00Z");
    assertThat(starts("&from=2026-09-29&to=2026-09-29"))
        .containsExactly("2026-09-29T01:00:00Z", "2026-09-29T06:00:00Z", "2026-09-29T08:00:00Z");
    assertThat(starts("&from=2026-10-01&to=2026-10-03")).as("National Day").isEmpty();
    assertThat(starts("&from=2026-10-08&to=2026-10-31").getLast())
        .isEqualTo("2026-10-12T08:00:00Z");
  }

  @Test
  void each_slot_is_made_once_however_many_look_at_once() throws Exception {
    cases.now("2031-03-03T08:00");
    var resident = cases.resident();

    var answers =
        together(20, () -> resident.get("/api/v1/pickup/slots?" + NEAR_QUIET_STATION).is(200));

    assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    assertThat(answers.getFirst().body().required("items")).hasSize(3 * 15 - 1);
  }

  @Test
  void a_place_is_kept_for_ten_minutes_and_comes_back_once() {
    var held = pickups.hold(cases.resident(), pickups.slot()).is(201).body();
    assertThat(Instant.parse(held.required("expiresAt").asText()))
        .isBetween(
            clock.instant().plus(Duration.ofMinutes(9)),
            clock.instant().plus(Duration.ofMinutes(10)));
    job.expire();
    assertThat(holds(held)).isOne();
    pickups.assertThatPlacesAgree();

    clock.advance(Duration.ofMinutes(10));
    job.expire();
    job.expire();

    assertThat(holds(held)).isZero();
  }

  @Test
  void one_keeps_one_place_and_gives_it_back_for_the_next() {
    var slots = pickups.slots();
    var first = Pickups.id(slots.get(0));
    var second = Pickups.id(slots.get(1));
    var resident = cases.resident();
    long before = pickups.taken(first);
    var hold = Pickups.id(pickups.hold(resident, first).is(201).body());
    var next = Pickups.id(pickups.hold(resident, second).is(201).body());

    assertThat(pickups.taken(first)).isEqualTo(before);
    resident.delete(HOLDS + hold).isProblem(404, "not-found");
    cases.resident().delete(HOLDS + next).isProblem(404, "not-found");
    long after = pickups.taken(second);
    resident.delete(HOLDS + next).is(204);
    assertThat(pickups.taken(second)).isEqualTo(after - 1);
    resident.delete(HOLDS + next).isProblem(404, "not-found");
  }

  @Test
  void who_cannot_get_another_place_keeps_the_one_they_have() {
    var slots = pickups.slots();
    var resident = cases.resident();
    var hold = pickups.hold(resident, Pickups.id(slots.get(0))).is(201);
    var full = Pickups.id(slots.get(1));
    pickups.leave(full, 0);

    pickups.hold(resident, full).isProblem(409, "slot-full");

    resident.delete(HOLDS + Pickups.id(hold.body())).is(204);
    pickups.leave(full, 1000);
  }

  @Test
  void who_keeps_the_last_place_can_ask_for_it_again() {
    var slot = Pickups.id(pickups.slots().get(2));
    var resident = cases.resident();
    pickups.leave(slot, 1);
    var first = pickups.hold(resident, slot).is(201).body();

    var again = pickups.hold(resident, slot).is(201);

    assertThat(placesOf(again)).isEqualTo(slot);
    assertThat(again.body().required("expiresAt"))
        .as("asking again makes it no longer")
        .isEqualTo(first.required("expiresAt"));

    pickups.hold(cases.resident(), slot).isProblem(409, "slot-full");
    pickups.leave(slot, 1000);
  }

  @Test
  void two_taps_at_once_keep_one_place() throws Exception {
    var slots = pickups.slots();
    var resident = cases.resident();
    List<Callable<Answer>> taps =
        IntStream.range(0, 8)
            .<Callable<Answer>>mapToObj(
                i -> () -> pickups.hold(resident, Pickups.id(slots.get(3 + i % 2))))
            .toList();

    together(taps).forEach(answer -> answer.is(201));

    pickups.assertThatPlacesAgree();
  }

  @Test
  void the_last_places_go_to_as_many_as_there_are() throws Exception {
    var slot = Pickups.id(pickups.slots().get(5));
    pickups.leave(slot, 10);
    long before = pickups.taken(slot);
    var residents = IntStream.range(0, 40).mapToObj(i -> cases.resident()).toList();

    var answers =
        together(
            residents.stream()
                .<Callable<Answer>>map(resident -> () -> pickups.hold(resident, slot))
                .toList());

    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(10);
    answers.stream()
        .filter(answer -> answer.status() != 201)
        .forEach(answer -> answer.isProblem(409, "slot-full"));
    assertThat(pickups.taken(slot)).isEqualTo(before + 10);
    pickups.leave(slot, 1000);
  }

  @Test
  void staff_change_the_windows_and_what_is_booked_stays() {
    cases.now("2032-03-01T08:00");
    starts(NEAR_OTHER_STATION, "");
    var admin = cases.staff("admin");
    var read = admin.get(schedule()).is(200);
    var windows = List.of(Pickups.window("09:00", "12:00"), Pickups.window("16:00", "17:00"));
    var slot =
        cases
            .texts(
                "SELECT id FROM pickup_slot WHERE station_id = ? AND starts_at = ?",
                pickups.station(OTHER_STATION),
                "2032-03-02 06:00:00")
            .getFirst();
    var resident = cases.resident();
    pickups.hold(resident, slot).is(201);

    admin.put(schedule(), Map.of("windows", windows)).isProblem(428, "if-match-required");
    var changer = admin.with("If-Match", String.valueOf(read.header("ETag")));
    changer.put(schedule(), Map.of("windows", windows)).is(200);
    changer.put(schedule(), Map.of("windows", windows)).isProblem(412, "stale-version");

    assertThat(starts(NEAR_OTHER_STATION, "&from=2032-03-02&to=2032-03-02"))
        .containsExactly("2032-03-02T01:00:00Z", "2032-03-02T08:00:00Z");
    assertThat(pickups.taken(slot)).isEqualTo(1);
    pickups.hold(cases.resident(), slot).isProblem(409, "slot-full");
    assertThat(
            cases.texts(
                """
                SELECT DATE_FORMAT(ends_at, '%Y-%m-%d %H:%i') FROM pickup_slot
                 WHERE station_id = ? AND starts_at = '2032-03-02 01:00'
                """,
                pickups.station(OTHER_STATION)))
        .containsExactly("2032-03-02 04:00");
  }

  /** Slots of days that could be booked once, and could not when the windows changed. */
  @Test
  void slots_beyond_the_days_a_change_looks_at_are_made_anew_when_their_days_come() {
    cases.now("2036-06-02T08:00");
    var usual = starts(NEAR_OTHER_STATION, "");
    assertThat(usual).isNotEmpty();
    cases.now("2036-04-01T08:00");
    var admin = cases.staff("admin");
    var windows = admin.get(schedule()).is(200);
    admin
        .with("If-Match", String.valueOf(windows.header("ETag")))
        .put(schedule(), Map.of("windows", windows.body().required("windows")))
        .is(200);

    cases.now("2036-06-02T08:00");

    assertThat(starts(NEAR_OTHER_STATION, "")).isEqualTo(usual);
    var free =
        cases
            .resident()
            .get("/api/v1/pickup/slots?" + NEAR_OTHER_STATION)
            .is(200)
            .body()
            .required("items")
            .findValuesAsText("free");
    assertThat(free).isNotEmpty().doesNotContain("0");
  }

  @Test
  void windows_that_make_no_sense_are_refused() {
    var admin = cases.staff("admin").with("If-Match", "\"0\"");
    admin
        .put(schedule(), Map.of("windows", List.of(Pickups.window("12:00", "09:00"))))
        .isProblem(400, "invalid-request");
    var overlapping = List.of(Pickups.window("09:00", "11:00"), Pickups.window("10:00", "12:00"));
    var refused = admin.put(schedule(), Map.of("windows", overlapping)).is(400);
    assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/windows/1/from");
    cases
        .staff("dispatcher.guanxian")
        .with("If-Match", "\"0\"")
        .put(schedule(), Map.of("windows", List.of()))
        .isProblem(403, "forbidden");
  }

  @Test
  void a_closed_station_takes_nobody_until_the_closure_is_taken_back() {
    cases.now("2033-05-09T08:00");
    var station = "/api/v1/staff/pickup/stations/" + pickups.station(QUIET_STATION);
    var dispatcher = cases.staff("dispatcher.tianqiao");
    var usual = starts("&from=2033-05-10&to=2033-05-11");
    var closure =
        Map.of("from", "2033-05-10T00:00:00Z", "to", "2033-05-10T06:30:00Z", "reason", "道路施工");
    var key = dispatcher.with("Idempotency-Key", UUID.randomUUID().toString());

    var closed = Cases.id(key.post(station + "/closures", closure).is(201));
    assertThat(Cases.id(key.post(station + "/closures", closure).is(201))).isEqualTo(closed);

    assertThat(starts("&from=2033-05-10&to=2033-05-11"))
        .doesNotContain("2033-05-10T01:00:00Z", "2033-05-10T06:00:00Z")
        .hasSize(usual.size() - 2);
    var slot =
        rows.findBetween(
                Long.parseLong(pickups.station(QUIET_STATION)),
                Instant.parse("2033-05-10T01:00:00Z"),
                Instant.parse("2033-05-10T01:00:01Z"))
            .getFirst();
    pickups.hold(cases.resident(), Long.toString(slot.id())).isProblem(409, "slot-closed");
    assertThat(dispatcher.get(station + "/closures").is(200).text()).contains(closed);
    cases
        .staff("dispatcher.guanxian")
        .delete("/api/v1/staff/pickup/closures/" + closed)
        .isProblem(404, "not-found");

    dispatcher.delete("/api/v1/staff/pickup/closures/" + closed).is(204);
    dispatcher.delete("/api/v1/staff/pickup/closures/" + closed).is(204);

    assertThat(starts("&from=2033-05-10&to=2033-05-11")).isEqualTo(usual);
  }

  @Test
  void slots_made_while_a_station_is_closed_are_closed() {
    cases.now("2033-08-01T08:00");
    var station = "/api/v1/staff/pickup/stations/" + pickups.station(QUIET_STATION);
    var closure =
        Map.of("from", "2033-08-20T00:00:00Z", "to", "2033-08-21T00:00:00Z", "reason", "设备检修");
    cases.staff("dispatcher.tianqiao").post(station + "/closures", closure).is(201);

    clock.advance(Duration.ofDays(10));

    assertThat(starts("&from=2033-08-20&to=2033-08-20")).isEmpty();
    assertThat(starts("&from=2033-08-21&to=2033-08-21")).isNotEmpty();
  }

  @Test
  void a_slot_that_begins_soon_or_is_none_cannot_be_kept() {
    ApiClient resident = cases.resident();
    pickups.hold(resident, "1").isProblem(400, "invalid-request");
    var slot = pickups.slots().getFirst();
    var start = Instant.parse(slot.required("start").asText());
    clock.advance(Duration.between(clock.instant(), start.minus(Duration.ofMinutes(119))));
    pickups.hold(cases.resident(), Pickups.id(slot)).isProblem(409, "slot-closed");
  }
}

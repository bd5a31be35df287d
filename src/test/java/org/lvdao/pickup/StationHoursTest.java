package org.lvdao.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.pickup.slot.Slots;
import org.lvdao.report.Cases;

/** A station that is open otherwise than when it was booked, or no more. */
@LvdaoTest
class StationHoursTest {
  private static final String STAFF = "/api/v1/staff/stations/";

  /** In 桑梓店街道; only the stations of these tests serve it. */
  private static final double LAT = 36.6975;

  private static final double LON = 116.9560;

  @Inject Cases cases;
  @Inject Supply supply;
  @Inject Pickups pickups;
  @Inject Slots slots;
  @Inject ClosedSlots closedSlots;
  @Inject AdjustableClock clock;

  private String station = "";

  @AfterEach
  void nothingStays() {
    cases.change("UPDATE station SET retired_at = NOW() WHERE id = ?", station);
    clock.reset();
  }

  private Map<String, Object> data() {
    var data = supply.stationData();
    data.put("position", Supply.position(LAT, LON));
    data.put(
        "serviceArea",
        "{\"type\":\"Polygon\",\"coordinates\":[[[%1$f,%3$f],[%2$f,%3$f],[%2$f,%4$f],[%1$f,%4$f],[%1$f,%3$f]]]}"
            .formatted(LON - 0.0008, LON + 0.0008, LAT - 0.0008, LAT + 0.0008));
    data.put("holidayHours", "08:00-18:00");
    return data;
  }

  private void open() {
    var wanted = Map.of("district", "tianqiao", "code", Supply.code(), "station", data());
    station = Cases.id(cases.staff("admin").post("/api/v1/staff/stations", wanted).is(201));
  }

  private void change(String field, @Nullable String hours) {
    var data = data();
    if (hours == null) {
      data.remove(field);
    } else {
      data.put(field, hours);
    }
    var admin = cases.staff("admin");
    var tag = admin.get(STAFF + station).is(200).header("ETag");
    admin.with("If-Match", tag).put(STAFF + station, data).is(200);
    // By then it is looked at.
    clock.advance(Duration.ofMinutes(1));
  }

  private List<String> starts(String day) {
    return cases
        .resident()
        .get(
            "/api/v1/pickup/slots?lat=%s&lon=%s&datum=WGS84&from=%s&to=%s"
                .formatted(LAT, LON, day, day))
        .is(200)
        .body()
        .required("items")
        .findValuesAsText("start");
  }

  private String book(ApiClient resident, String start) {
    var slot =
        cases
            .texts(
                "SELECT id FROM pickup_slot WHERE station_id = ? AND starts_at = ?",
                station,
                start.replace("T", " ").replace("Z", ""))
            .getFirst();
    var wish = pickups.wish(Pickups.id(pickups.hold(resident, slot).is(201).body()));
    wish.put("position", Supply.position(LAT, LON));
    return Cases.id(resident.post("/api/v1/pickup/bookings", wish).is(201));
  }

  private void awaitClosed(String start) {
    Awaitility.await()
        .until(
            () ->
                cases.number(
                        """
                        SELECT COUNT(*) FROM pickup_slot
                         WHERE station_id = ? AND starts_at = ? AND closed
                        """,
                        station,
                        start.replace("T", " ").replace("Z", ""))
                    == 1);
  }

  private String begin(String booking) {
    return cases
        .texts(
            "SELECT DATE_FORMAT(starts_at, '%Y-%m-%dT%H:%i') FROM pickup_booking WHERE id = ?",
            booking)
        .getFirst();
  }

  @Test
  void a_station_that_is_retired_ends_what_is_booked_there_and_offers_nothing_more() {
    cases.now("2026-09-07T08:00");
    open();
    var resident = pickups.resident();
    assertThat(starts("2026-09-08")).hasSize(3);
    var id = book(resident, "2026-09-08T06:00:00Z");
    var admin = cases.staff("admin");
    var tag = admin.get(STAFF + station).is(200).header("ETag");
    admin.with("If-Match", tag).delete(STAFF + station).is(204);
    clock.advance(Duration.ofMinutes(1));

    awaitClosed("2026-09-08T06:00:00Z");
    closedSlots.check();

    assertThat(pickups.status(id)).isEqualTo("CANCELLED");
    assertThat(pickups.told(resident, "pickup-cancelled").getFirst().toString()).contains("停止服务");
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM pickup_slot WHERE station_id = ? AND NOT closed", station))
        .isZero();
  }

  @Test
  void the_next_slot_is_none_of_a_station_that_was_just_retired() {
    cases.now("2026-09-07T08:00");
    open();
    long id = Long.parseLong(station);
    assertThat(slots.nextFree(id, Instant.EPOCH, false, 3)).hasSize(3);
    var admin = cases.staff("admin");
    var tag = admin.get(STAFF + station).is(200).header("ETag");
    admin.with("If-Match", tag).delete(STAFF + station).is(204);
    assertThat(slots.nextFree(id, Instant.EPOCH, false, 3)).isEmpty();
  }

  @Test
  void shorter_hours_move_what_is_booked_outside_them_and_longer_ones_bring_slots_back() {
    cases.now("2026-09-07T08:00");
    open();
    var resident = pickups.resident();
    assertThat(starts("2026-09-08")).hasSize(3);
    var id = book(resident, "2026-09-08T08:00:00Z");
    var inside = book(pickups.resident(), "2026-09-08T06:00:00Z");

    change("hours", "08:00-17:00");
    awaitClosed("2026-09-08T08:00:00Z");
    closedSlots.check();

    assertThat(begin(id)).isEqualTo("2026-09-07T06:00");
    assertThat(begin(inside)).isEqualTo("2026-09-08T06:00");
    assertThat(pickups.told(resident, "pickup-rebooked").getFirst().toString()).contains("开放时间");
    assertThat(starts("2026-09-08")).hasSize(2);

    change("hours", "08:00-18:00");
    assertThat(starts("2026-09-08")).hasSize(3);
  }

  @Test
  void a_day_that_becomes_a_holiday_moves_what_is_booked_on_it() {
    cases.now("2026-09-25T08:00");
    open();
    var resident = pickups.resident();
    assertThat(starts("2026-10-02")).as("open on holidays yet").hasSize(3);
    var id = book(resident, "2026-10-02T01:00:00Z");

    change("holidayHours", null);
    awaitClosed("2026-10-02T01:00:00Z");
    closedSlots.check();

    assertThat(begin(id)).isLessThan("2026-10-01T00:00");
    assertThat(pickups.told(resident, "pickup-rebooked").getFirst().toString()).contains("法定节假日");
    assertThat(starts("2026-10-02")).isEmpty();
  }
}

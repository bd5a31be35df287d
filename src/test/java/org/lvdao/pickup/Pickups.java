package org.lvdao.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.lvdao.household.Homes;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.report.Cases;

/** Residents who book pickups at a station of 天桥区, over HTTP. */
@Singleton
@Requires(env = "test")
public final class Pickups {
  /** Served by {@link #STATION}, WGS-84. */
  public static final double LAT = 36.688;

  public static final double LON = 116.982;
  public static final String STATION = "TQ-01";
  public static final String BOOKINGS = "/api/v1/pickup/bookings/";
  private static final Duration SOON = Duration.ofHours(24);

  private final Cases cases;
  private final Homes homes;
  private final InstantSource clock;

  Pickups(Cases cases, Homes homes, InstantSource clock) {
    this.cases = cases;
    this.homes = homes;
    this.clock = clock;
  }

  /** Somebody with a household. */
  public ApiClient resident() {
    var resident = cases.resident();
    homes.create(resident).is(201);
    return resident;
  }

  /** The id of the station of that code. */
  public String station(String code) {
    return cases.texts("SELECT id FROM station WHERE code = ?", code).getFirst();
  }

  /** The slots that {@link #STATION} offers from tomorrow on; there are places enough for all. */
  public List<JsonNode> slots() {
    return slots(clock.instant().plus(SOON));
  }

  /** The slots from then on. */
  public List<JsonNode> slots(Instant from) {
    makeRoom();
    var slots = new ArrayList<JsonNode>();
    var here = "lat=%s&lon=%s&datum=WGS84".formatted(LAT, LON);
    cases
        .resident()
        .get("/api/v1/pickup/slots?" + here + "&from=" + from)
        .is(200)
        .body()
        .required("items")
        .forEach(slots::add);
    // Others make slots here that are full from the beginning.
    slots.removeIf(slot -> slot.required("free").asInt() == 0);
    assertThat(slots).isNotEmpty();
    return slots;
  }

  /** Gives every slot of {@link #STATION} places again, whatever closed it or took them away. */
  public void reopen() {
    var station = station(STATION);
    cases.change("UPDATE station SET retired_at = NULL WHERE id = ?", station);
    cases.change(
        "UPDATE pickup_closure SET ended_at = from_at WHERE station_id = ? AND ended_at IS NULL",
        station);
    cases.change(
        """
        UPDATE pickup_slot
           SET closed = FALSE, capacity = taken + 10, bulky_capacity = bulky_taken + 10
         WHERE station_id = ?
        """,
        station);
  }

  /** The id of the first of {@link #slots()}. */
  public String slot() {
    return id(slots().getFirst());
  }

  public static String id(JsonNode node) {
    return node.required("id").asText();
  }

  /** So many tests book here that ten stops a window would not do. */
  private void makeRoom() {
    var path = "/api/v1/staff/pickup/stations/" + station(STATION) + "/schedule";
    var admin = cases.staff("admin");
    var schedule = admin.get(path).is(200);
    if (schedule.header("ETag").equals("\"0\"")) {
      admin
          .with("If-Match", "\"0\"")
          .put(path, Map.of("windows", List.of(window("09:00", "11:00"), window("14:00", "16:00"))))
          .is(200);
    }
  }

  /** A window of every day with places for a thousand. */
  public static Map<String, Object> window(String from, String to) {
    return new LinkedHashMap<>(
        Map.of(
            "weekdays",
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"),
            "from",
            from,
            "to",
            to,
            "capacity",
            1000,
            "bulkyCapacity",
            1000));
  }

  /** Keeps a place of the slot. */
  public Answer hold(ApiClient resident, String slotId) {
    return resident.post("/api/v1/pickup/holds", Map.of("slotId", slotId));
  }

  public static Map<String, Object> position() {
    return new LinkedHashMap<>(Map.of("lat", LAT, "lon", LON, "datum", "WGS84"));
  }

  /** Something priced by the kilogram. */
  public static Map<String, Object> weighed(String itemCode, long grams) {
    return new LinkedHashMap<>(Map.of("itemCode", itemCode, "estimatedWeight", grams));
  }

  /** Something priced by the piece. */
  public static Map<String, Object> counted(String itemCode, int pieces) {
    return new LinkedHashMap<>(Map.of("itemCode", itemCode, "quantity", pieces));
  }

  /** A booking that is in order, to be changed by the test: ten kilograms of cardboard. */
  public Map<String, Object> wish(String holdId) {
    var wish = new LinkedHashMap<String, Object>();
    wish.put("holdId", holdId);
    wish.put("items", List.of(weighed("CARDBOARD", 10_000)));
    wish.put("address", "无影山中路 12 号 3 号楼 601");
    wish.put("position", position());
    wish.put("contact", Map.of("name", "王女士", "phone", "13800138000"));
    wish.put("note", "没有电梯");
    return wish;
  }

  /** Books cardboard in the first slot from tomorrow on; the answer is the new booking. */
  public Answer book(ApiClient resident) {
    return book(resident, slot());
  }

  /** Books cardboard in the slot. */
  public Answer book(ApiClient resident, String slotId) {
    return book(resident, slotId, List.of(weighed("CARDBOARD", 10_000)));
  }

  public Answer book(ApiClient resident, String slotId, List<Map<String, Object>> items) {
    var wish = wish(id(hold(resident, slotId).is(201).body()));
    wish.put("items", items);
    return resident.post("/api/v1/pickup/bookings", wish).is(201);
  }

  /** The messages of the kind, once there is one. */
  public List<JsonNode> told(ApiClient resident, String kind) {
    return Awaitility.await().until(() -> messages(resident, kind), found -> !found.isEmpty());
  }

  private static List<JsonNode> messages(ApiClient resident, String kind) {
    var found = new ArrayList<JsonNode>();
    for (var page : resident.pages("/api/v1/messages?limit=100")) {
      for (var message : page.required("items")) {
        if (message.required("kind").asText().equals(kind)) {
          found.add(message);
        }
      }
    }
    return found;
  }

  /** Books a sofa, which has a fee; gives the booking's id. */
  public String bookForFee(ApiClient resident) {
    return Cases.id(book(resident, slot(), List.of(counted("SOFA", 1))));
  }

  public String status(String bookingId) {
    var status =
        cases.texts("SELECT status FROM pickup_booking WHERE id = ?", bookingId).getFirst();
    // An offer follows a booking within moments.
    return status.equals("OFFERED") ? "BOOKED" : status;
  }

  /**
   * Leaves so many places in the slot, however many are taken; 400 in one that nobody has booked.
   */
  public void leave(String slotId, int places) {
    cases.change(
        """
        UPDATE pickup_slot
           SET taken = CASE WHEN taken + ? = 0 THEN 400 ELSE taken END,
               capacity = taken + ?, bulky_capacity = bulky_taken + ?
         WHERE id = ?
        """,
        places,
        places,
        places,
        slotId);
  }

  /** How many places of the slot are taken. */
  public long taken(String slotId) {
    return cases.number("SELECT taken FROM pickup_slot WHERE id = ?", slotId);
  }

  /**
   * What is taken is what holds and bookings have, in every slot that was not made full by hand.
   */
  public void assertThatPlacesAgree() {
    assertThat(
            cases.texts(
                """
                SELECT CONCAT(slot.id, ': ', slot.taken, ' ', slot.bulky_taken)
                  FROM pickup_slot slot
                 WHERE slot.taken < 400 AND (slot.taken <>
                         (SELECT COUNT(*) FROM pickup_hold h WHERE h.slot_id = slot.id)
                         + (SELECT COUNT(*) FROM pickup_booking b
                             WHERE b.slot_id = slot.id
                               AND b.status NOT IN ('CANCELLED', 'EXPIRED'))
                    OR slot.bulky_taken <>
                         (SELECT COUNT(*) FROM pickup_hold h WHERE h.slot_id = slot.id AND h.bulky)
                         + (SELECT COUNT(*) FROM pickup_booking b
                             WHERE b.slot_id = slot.id AND b.bulky
                               AND b.status NOT IN ('CANCELLED', 'EXPIRED')))
                """))
        .as("slots whose places disagree with holds and bookings")
        .isEmpty();
  }
}

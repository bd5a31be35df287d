package org.lvdao.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.pickup.Pickups.BOOKINGS;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** Booking a pickup and what residents do with it, over HTTP. */
@LvdaoTest
class BookingsTest {
  @Inject Pickups pickups;
  @Inject Jobs jobs;
  @Inject Cases cases;
  @Inject Api api;
  @Inject BookingJob job;
  @Inject ClosedSlots closedSlots;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    clock.reset();
    pickups.assertThatPlacesAgree();
  }

  private static String status(Answer answer) {
    return answer.is(200).body().required("status").asText();
  }

  private static List<String> words(JsonNode list) {
    var words = new ArrayList<String>();
    list.forEach(node -> words.add(node.asText()));
    return words;
  }

  private void at(Instant moment) {
    clock.advance(Duration.between(clock.instant(), moment));
  }

  @Test
  void a_pickup_is_booked_for_the_place_one_keeps() {
    var resident = pickups.resident();
    var photo = cases.photo(resident);
    var slot = pickups.slots().get(1);
    long before = pickups.taken(Pickups.id(slot));
    var cardboard = Pickups.weighed("CARDBOARD", 12_345);
    cardboard.put("photos", List.of(photo));

    var booked =
        pickups.book(
            resident, Pickups.id(slot), List.of(cardboard, Pickups.weighed("PAPER", 1_500)));

    var booking = booked.body();
    assertThat(booking.required("bookingNo").asText()).matches("TQ-P-\\d{8}-\\d{6}");
    assertThat(booking.required("status").asText()).isEqualTo("BOOKED");
    long cardboardPerKg = price(booking, "CARDBOARD");
    long paperPerKg = price(booking, "PAPER");
    assertThat(booking.at("/estimate/payFen").asLong())
        .as("each rounded by itself")
        .isEqualTo((12_345 * cardboardPerKg + 500) / 1000 + (1_500 * paperPerKg + 500) / 1000);
    assertThat(booking.at("/estimate/feeFen").asLong()).isZero();
    assertThat(booking.required("start")).isEqualTo(slot.required("start"));
    assertThat(words(booking.required("allowedActions")))
        .containsExactlyInAnyOrder("change", "move", "cancel");
    assertThat(pickups.taken(Pickups.id(slot))).isEqualTo(before + 1);

    var id = Cases.id(booked);
    var read = resident.get(BOOKINGS + id).is(200);
    assertThat(read.header("ETag")).as("offered already, or not yet").isIn("\"0\"", "\"1\"");
    assertThat(read.body().at("/visit/address").asText()).contains("无影山中路");
    assertThat(read.body().at("/visit/contact/phone").asText()).isEqualTo("13800138000");
    assertThat(read.body().at("/items/0/photos/0/id").asText()).isEqualTo(photo);
    assertThat(Pickups.id(resident.get(BOOKINGS + "mine").is(200).body().at("/items/0")))
        .isEqualTo(id);
    cases.resident().get(BOOKINGS + id).isProblem(404, "not-found");
  }

  private static long price(JsonNode booking, String itemCode) {
    for (var item : booking.required("items")) {
      if (item.required("itemCode").asText().equals(itemCode)) {
        return item.required("pricePerUnit").asLong();
      }
    }
    throw new AssertionError("no " + itemCode + " in " + booking);
  }

  @Test
  void neither_the_table_nor_the_kept_answer_says_where_to_go() {
    var booked = pickups.book(pickups.resident());

    assertThat(booked.body().path("visit").isNull()).isTrue();
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM idempotency WHERE CONVERT(body USING utf8mb4) LIKE ?",
                "%无影山中路%"))
        .isZero();
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM pickup_booking WHERE CONVERT(visit USING utf8mb4) LIKE ?",
                "%13800138000%"))
        .isZero();
  }

  @Test
  void the_same_button_twice_books_once() {
    var resident = pickups.resident();
    var slot = Pickups.id(pickups.slots().getFirst());
    var wish = pickups.wish(Pickups.id(pickups.hold(resident, slot).is(201).body()));
    var button = resident.with("Idempotency-Key", UUID.randomUUID().toString());

    var first = button.post("/api/v1/pickup/bookings", wish).is(201);

    assertThat(button.post("/api/v1/pickup/bookings", wish).is(201).text()).isEqualTo(first.text());
    resident.post("/api/v1/pickup/bookings", wish).isProblem(409, "hold-ended");
    cases.resident().post("/api/v1/pickup/bookings", wish).isProblem(409, "hold-ended");
  }

  @Test
  void a_hold_that_is_over_books_nothing() {
    var resident = pickups.resident();
    var slot = Pickups.id(pickups.slots().getFirst());
    var wish = pickups.wish(Pickups.id(pickups.hold(resident, slot).is(201).body()));
    clock.advance(Duration.ofMinutes(10));

    resident.post("/api/v1/pickup/bookings", wish).isProblem(409, "hold-ended");
    clock.reset();
    resident.post("/api/v1/pickup/bookings", wish).is(201);
  }

  @Test
  void what_is_wrong_is_named_and_keeps_the_place() {
    var resident = pickups.resident();
    var slot = Pickups.id(pickups.slots().getFirst());
    var wish = pickups.wish(Pickups.id(pickups.hold(resident, slot).is(201).body()));
    var photo = cases.photo(resident);
    var shown = Pickups.weighed("TEXTILE", 100);
    shown.put("photos", List.of(photo, photo));

    wish.put(
        "items",
        List.of(
            Pickups.weighed("CARDBOARD", 1),
            Pickups.weighed("CARDBOARD", 2),
            Pickups.weighed("MOON_ROCK", 1),
            Pickups.counted("PAPER", 1)));
    var refused = resident.post("/api/v1/pickup/bookings", wish).isProblem(400, "invalid-request");
    assertThat(refused.body().required("errors").findValuesAsText("pointer"))
        .containsExactly("/items/1/itemCode", "/items/2/itemCode", "/items/3/estimatedWeight");
    wish.put("items", List.of(shown));
    refused = resident.post("/api/v1/pickup/bookings", wish).isProblem(400, "invalid-request");
    assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/items/0/photos/1");
    wish.put("items", List.of(Pickups.weighed("CARDBOARD", 1)));
    wish.put("position", Map.of("lat", 36.748, "lon", 117.015, "datum", "WGS84"));
    refused = resident.post("/api/v1/pickup/bookings", wish).isProblem(400, "invalid-request");
    assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/position");
    wish.put("position", Map.of("lat", 39.9, "lon", 116.4, "datum", "WGS84"));
    resident.post("/api/v1/pickup/bookings", wish).isProblem(422, "outside-service-area");

    wish.put("position", Pickups.position());
    resident.post("/api/v1/pickup/bookings", wish).is(201);
  }

  @Test
  void a_booking_changes_in_place_until_the_cut_off() {
    var name = "pickup-" + UUID.randomUUID();
    var resident = api.resident(name);
    var booked = pickups.book(resident);
    var id = Cases.id(booked);
    var change =
        Map.of("items", List.of(Pickups.weighed("PAPER", 3_000)), "note", "", "address", "济泺路 7 号");

    jobs.awaitStatus(id, "OFFERED");
    var read = resident.get(BOOKINGS + id).is(200).header("ETag");

    var changed = resident.with("If-Match", read).patch(BOOKINGS + id, change).is(200);

    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(changed.body().at("/estimate/payFen").asLong())
        .isEqualTo(3 * price(changed.body(), "PAPER"));
    assertThat(changed.body().at("/visit/address").asText()).isEqualTo("济泺路 7 号");
    assertThat(changed.body().at("/visit/note").isNull()).isTrue();
    assertThat(changed.body().at("/visit/contact/name").asText()).isEqualTo("王女士");
    resident.with("If-Match", read).patch(BOOKINGS + id, change).isProblem(412, "stale-version");
    cases.resident().patch(BOOKINGS + id, change).isProblem(404, "not-found");

    at(Instant.parse(booked.body().required("start").asText()).minus(Duration.ofMinutes(119)));
    api.resident(name).patch(BOOKINGS + id, change).isProblem(409, "too-late");
  }

  @Test
  void photos_that_are_taken_out_of_a_booking_are_gone() {
    var resident = pickups.resident();
    var first = Pickups.weighed("CARDBOARD", 5_000);
    first.put("photos", List.of(cases.photo(resident), cases.photo(resident)));
    var slot = Pickups.id(pickups.slots().getFirst());
    var id = Cases.id(pickups.book(resident, slot, List.of(first)));
    var kept = words(resident.get(BOOKINGS + id).body().at("/items/0/photos")).size();
    var photo = resident.get(BOOKINGS + id).body().at("/items/0/photos/1/id").asText();
    var second = Pickups.weighed("CARDBOARD", 5_000);
    second.put("photos", List.of(photo));

    var changed = resident.patch(BOOKINGS + id, Map.of("items", List.of(second))).is(200).body();

    assertThat(kept).isEqualTo(2);
    assertThat(changed.at("/items/0/photos")).hasSize(1);
    assertThat(changed.at("/items/0/photos/0/id").asText()).isEqualTo(photo);
  }

  @Test
  void who_moves_to_a_slot_that_is_gone_keeps_the_old_one() {
    var resident = pickups.resident();
    var slots = pickups.slots();
    var from = Pickups.id(slots.get(0));
    var to = Pickups.id(slots.get(6));
    var id = Cases.id(pickups.book(resident, from));
    long fromBefore = pickups.taken(from);
    pickups.leave(to, 0);

    resident.post(BOOKINGS + id + "/move", Map.of("slotId", to)).isProblem(409, "slot-full");

    assertThat(pickups.taken(from)).isEqualTo(fromBefore);
    pickups.leave(to, 1);
    var moved = resident.post(BOOKINGS + id + "/move", Map.of("slotId", to)).is(200).body();
    assertThat(moved.required("start")).isEqualTo(slots.get(6).required("start"));
    assertThat(pickups.taken(from)).isEqualTo(fromBefore - 1);
    pickups.leave(to, 1000);
  }

  @Test
  void moving_to_the_slot_one_has_changes_nothing() {
    var resident = pickups.resident();
    var slot = Pickups.id(pickups.slots().get(3));
    var id = Cases.id(pickups.book(resident, slot));
    long before = pickups.taken(slot);

    resident.post(BOOKINGS + id + "/move", Map.of("slotId", slot)).is(200);

    assertThat(pickups.taken(slot)).isEqualTo(before);
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM pickup_history WHERE booking_id = ? AND action = 'move'", id))
        .isZero();
  }

  @Test
  void another_slot_gives_nobody_more_time_to_pay() {
    var name = "pickup-" + UUID.randomUUID();
    var id = pickups.bookForFee(api.resident(name));
    var until = api.resident(name).get(BOOKINGS + id).is(200).body().required("waitsUntil");
    var other = Pickups.id(pickups.slots().get(5));
    clock.advance(Duration.ofMinutes(20));

    var moved =
        api.resident(name).post(BOOKINGS + id + "/move", Map.of("slotId", other)).is(200).body();

    assertThat(moved.required("waitsUntil")).isEqualTo(until);
  }

  @Test
  void an_address_of_blanks_is_none() {
    var resident = pickups.resident();
    var id = Cases.id(pickups.book(resident));
    var refused = resident.patch(BOOKINGS + id, Map.of("address", "   ")).is(400);
    assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/address");
  }

  @Test
  void a_cancelled_booking_gives_its_place_back_once() {
    var resident = pickups.resident();
    var slot = Pickups.id(pickups.slots().getFirst());
    long before = pickups.taken(slot);
    var id = Cases.id(pickups.book(resident, slot));

    assertThat(status(resident.post(BOOKINGS + id + "/cancel", Map.of("reason", "临时有事"))))
        .isEqualTo("CANCELLED");
    assertThat(status(resident.post(BOOKINGS + id + "/cancel"))).isEqualTo("CANCELLED");

    assertThat(pickups.taken(slot)).isEqualTo(before);
    resident
        .post(BOOKINGS + id + "/move", Map.of("slotId", slot))
        .isProblem(409, "booking-action-not-allowed");
  }

  @Test
  void an_hour_before_the_window_it_is_too_late_to_cancel() {
    var name = "pickup-" + UUID.randomUUID();
    var booked = pickups.book(api.resident(name));
    at(Instant.parse(booked.body().required("start").asText()).minus(Duration.ofMinutes(59)));

    api.resident(name).post(BOOKINGS + Cases.id(booked) + "/cancel").isProblem(409, "too-late");

    assertThat(pickups.status(Cases.id(booked))).isEqualTo("BOOKED");
  }

  @Test
  void a_household_waits_for_three_pickups_at_most_whoever_books() {
    var head = pickups.resident();
    var other = cases.resident();
    var invitation = head.post("/api/v1/households/mine/invitation").is(200).body();
    other
        .post(
            "/api/v1/households/join",
            Map.of("inviteCode", invitation.required("inviteCode").asText()))
        .is(200);
    pickups.book(head);
    pickups.book(head);
    var slot = Pickups.id(pickups.slots().getFirst());
    var last = pickups.book(other, slot);
    var wish = pickups.wish(Pickups.id(pickups.hold(head, slot).is(201).body()));

    var refused = head.post("/api/v1/pickup/bookings", wish).isProblem(409, "booking-limit");

    assertThat(refused.body().required("most").asInt()).isEqualTo(3);
    other.post(BOOKINGS + Cases.id(last) + "/cancel").is(200);
    head.post("/api/v1/pickup/bookings", wish).is(201);
  }

  @Test
  void without_a_household_the_limit_is_ones_own() {
    var resident = cases.resident();
    for (int i = 0; i < 3; i++) {
      pickups.book(resident);
    }
    var slot = Pickups.id(pickups.slots().getFirst());
    var wish = pickups.wish(Pickups.id(pickups.hold(resident, slot).is(201).body()));

    resident.post("/api/v1/pickup/bookings", wish).isProblem(409, "booking-limit");
  }

  @Test
  void who_was_often_not_there_is_asked_first() {
    var resident = pickups.resident();
    notThere(resident);
    notThere(resident);
    var slot = Pickups.id(pickups.slots().getFirst());
    long before = pickups.taken(slot);

    var held = pickups.book(resident, slot).body();

    assertThat(held.required("status").asText()).isEqualTo("HELD");
    assertThat(held.required("waitsFor").asText()).isEqualTo("CONFIRMATION");
    assertThat(pickups.told(resident, "pickup-confirm-needed")).hasSize(1);
    assertThat(pickups.taken(slot)).isEqualTo(before + 1);
    assertThat(status(resident.post(BOOKINGS + Pickups.id(held) + "/confirm"))).isEqualTo("BOOKED");
    assertThat(pickups.told(resident, "pickup-booked")).isNotEmpty();
  }

  @Test
  void what_nobody_confirms_expires_and_its_place_comes_back() {
    var name = "pickup-" + UUID.randomUUID();
    var resident = api.resident(name);
    notThere(resident);
    notThere(resident);
    var id = Cases.id(pickups.book(resident));
    assertThat(pickups.status(id)).isEqualTo("HELD");

    clock.advance(Duration.ofHours(12));
    job.check();

    assertThat(pickups.status(id)).isEqualTo("EXPIRED");
    assertThat(pickups.told(api.resident(name), "pickup-expired")).hasSize(1);
  }

  /** What was not the resident's doing does not count; this was. */
  private void notThere(ApiClient resident) {
    cases.change(
        """
        UPDATE pickup_booking
           SET status = 'NO_SHOW', no_show_reason = 'NOT_PRESENTED', due_at = NULL,
               version = version + 1
         WHERE id = ?
        """,
        Cases.id(pickups.book(resident)));
  }

  @Test
  void a_fee_waits_for_its_payment() {
    var resident = pickups.resident();
    var slot = Pickups.id(pickups.slots().getFirst());

    var held = pickups.book(resident, slot, List.of(Pickups.counted("SOFA", 1))).body();

    assertThat(held.required("status").asText()).isEqualTo("HELD");
    assertThat(held.required("waitsFor").asText()).isEqualTo("PAYMENT");
    assertThat(held.at("/estimate/feeFen").asLong()).isPositive();
    assertThat(cases.number("SELECT bulky FROM pickup_booking WHERE id = ?", Pickups.id(held)))
        .isEqualTo(1);
    resident.post(BOOKINGS + Pickups.id(held) + "/confirm").isProblem(409, "payment-needed");
    resident
        .patch(
            BOOKINGS + Pickups.id(held), Map.of("items", List.of(Pickups.weighed("PAPER", 1_000))))
        .isProblem(409, "fee-fixed");
  }

  @Test
  void bulky_waste_needs_a_place_of_its_own() {
    var resident = pickups.resident();
    var slot = Pickups.id(pickups.slots().get(7));
    var wish = pickups.wish(Pickups.id(pickups.hold(resident, slot).is(201).body()));
    wish.put("items", List.of(Pickups.counted("SOFA", 1)));
    cases.change("UPDATE pickup_slot SET bulky_capacity = bulky_taken WHERE id = ?", slot);

    resident.post("/api/v1/pickup/bookings", wish).isProblem(409, "slot-full");

    pickups.leave(slot, 1000);
    resident.post("/api/v1/pickup/bookings", wish).is(201);
  }

  @Test
  void a_closure_gives_the_next_slot_or_ends_the_booking_and_says_why() {
    cases.now("2034-03-06T08:00");
    var moved = pickups.resident();
    var ended = pickups.resident();
    var slots = pickups.slots(clock.instant());
    var first = Pickups.id(slots.get(0));
    var next = Pickups.id(slots.get(1));
    var movedId = Cases.id(pickups.book(moved, first));
    var endedId = Cases.id(pickups.book(ended, first));
    for (var slot : slots) {
      pickups.leave(Pickups.id(slot), Pickups.id(slot).equals(next) ? 1 : 0);
    }
    close(slots.get(0));

    closedSlots.check();
    closedSlots.check();

    assertThat(pickups.status(movedId)).isEqualTo("BOOKED");
    var view = moved.get(BOOKINGS + movedId).is(200).body();
    assertThat(view.required("slotId").asText()).isEqualTo(next);
    assertThat(pickups.told(moved, "pickup-rebooked").getFirst().toString()).contains("道路施工");
    assertThat(pickups.status(endedId)).isEqualTo("CANCELLED");
    assertThat(pickups.told(ended, "pickup-cancelled").getFirst().toString()).contains("道路施工");
    assertThat(pickups.taken(first)).isZero();
  }

  private void close(JsonNode slot) {
    cases
        .staff("dispatcher.tianqiao")
        .post(
            "/api/v1/staff/pickup/stations/" + pickups.station(Pickups.STATION) + "/closures",
            Map.of("from", slot.required("start"), "to", slot.required("end"), "reason", "道路施工"))
        .is(201);
  }

  @Test
  void a_missed_window_offers_the_next_slots_and_can_be_moved_however_late() {
    var name = "pickup-" + UUID.randomUUID();
    var booked = pickups.book(api.resident(name));
    var id = Cases.id(booked);
    at(Instant.parse(booked.body().required("end").asText()).plus(Duration.ofHours(1)));
    cases.change(
        """
        UPDATE pickup_booking
           SET missed_at = ends_at, due_at = NULL, version = version + 1
         WHERE id = ?
        """,
        id);

    var resident = api.resident(name);
    var read = resident.get(BOOKINGS + id).is(200).body();

    assertThat(read.required("missed").asBoolean()).isTrue();
    assertThat(read.required("nextSlots")).hasSize(3);
    var next = read.at("/nextSlots/0");
    var moved =
        resident.post(BOOKINGS + id + "/move", Map.of("slotId", Pickups.id(next))).is(200).body();
    assertThat(moved.required("missed").asBoolean()).isFalse();
    assertThat(moved.required("start")).isEqualTo(next.required("start"));
  }

  @Test
  void prices_that_change_at_midnight_leave_booked_ones_alone() {
    cases.now("2035-06-04T23:40");
    var name = "pickup-" + UUID.randomUUID();
    var slot = Pickups.id(pickups.slots().getLast());
    var before = pickups.book(api.resident(name), slot).body();
    long price = price(before, "CARDBOARD");
    cases
        .staff("admin")
        .post(
            "/api/v1/staff/pickup/price-lists",
            Map.of(
                "district",
                "tianqiao",
                "effectiveFrom",
                "2035-06-04T16:00:00Z",
                "note",
                "纸价上调",
                "prices",
                List.of(
                    Map.of(
                        "itemCode", "CARDBOARD", "direction", "PAID", "pricePerUnit", price + 7))))
        .is(201);

    cases.later(Duration.ofMinutes(20));

    var resident = api.resident(name);
    var path = BOOKINGS + Pickups.id(before);
    assertThat(resident.get(path).is(200).body().required("estimate"))
        .isEqualTo(before.required("estimate"));
    var more = Map.of("items", List.of(Pickups.weighed("CARDBOARD", 20_000)));
    assertThat(resident.patch(path, more).is(200).body().at("/estimate/payFen").asLong())
        .isEqualTo(20 * price);
    assertThat(price(pickups.book(cases.resident(), slot).body(), "CARDBOARD"))
        .isEqualTo(price + 7);
  }
}

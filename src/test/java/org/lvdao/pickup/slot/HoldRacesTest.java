package org.lvdao.pickup.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.local.Together.atOnce;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.Together;
import org.lvdao.pickup.Pickups;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.Cases;

/** Two who end the same thing at once: one does. */
@LvdaoTest
class HoldRacesTest {
  private static final int ROUNDS = 20;

  @Inject Pickups pickups;
  @Inject Cases cases;
  @Inject Holds holds;
  @Inject HoldRepository rows;
  @Inject Slots slots;
  @Inject Transactions transactions;
  @Inject AdjustableClock clock;

  @Test
  void a_hold_that_expires_while_it_is_booked_does_one_of_both() throws Exception {
    var slot = Pickups.id(pickups.slots().get(8));
    for (int i = 0; i < ROUNDS; i++) {
      var hold =
          rows.find(Long.parseLong(Pickups.id(pickups.hold(cases.resident(), slot).is(201).body())))
              .orElseThrow();
      Instant last = hold.expiresAt().minus(Duration.ofMillis(1));

      var done =
          atOnce(
              List.<Callable<Boolean>>of(
                  () -> clock.at(last, () -> use(hold)), () -> expire(hold), () -> expire(hold)));

      assertThat(done.stream().filter(won -> won)).hasSize(1);
      if (done.getFirst()) {
        // No booking follows here, so the place goes back by hand.
        transactions.run(() -> slots.giveBack(hold.slotId(), hold.bulky()));
      }
      pickups.assertThatPlacesAgree();
    }
  }

  private Boolean expire(Hold hold) {
    return clock.at(
        hold.expiresAt(), () -> transactions.write(() -> (Boolean) holds.expire(hold.id())));
  }

  private Boolean use(Hold hold) {
    var actor = new Actor(hold.accountId(), 0, List.of());
    try {
      transactions.run(() -> holds.use(actor, hold.id()));
      return true;
    } catch (DomainError ended) {
      assertThat(ended.type()).isEqualTo(SlotProblem.HOLD_ENDED);
      return false;
    }
  }

  @Test
  void moving_and_cancelling_at_once_lose_no_place() throws Exception {
    var all = pickups.slots();
    var from = Pickups.id(all.get(9));
    var to = Pickups.id(all.get(10));
    for (int i = 0; i < 10; i++) {
      var resident = pickups.resident();
      var booking = Pickups.BOOKINGS + Cases.id(pickups.book(resident, from));

      var answers =
          Together.together(
              List.of(
                  () -> resident.post(booking + "/move", Map.of("slotId", to)),
                  () -> resident.post(booking + "/cancel")));

      answers.get(1).is(200);
      Answer moved = answers.getFirst();
      if (moved.status() != 200) {
        moved.isProblem(409, "booking-action-not-allowed");
      }
      pickups.assertThatPlacesAgree();
    }
  }

  @Test
  void two_who_change_places_with_each_other_both_get_one() throws Exception {
    var all = pickups.slots();
    var one = Pickups.id(all.get(11));
    var two = Pickups.id(all.get(12));
    var first = pickups.resident();
    var second = pickups.resident();
    var firstBooking = Pickups.BOOKINGS + Cases.id(pickups.book(first, one));
    var secondBooking = Pickups.BOOKINGS + Cases.id(pickups.book(second, two));
    for (int i = 0; i < 6; i++) {
      var toOne = Map.of("slotId", one);
      var toTwo = Map.of("slotId", two);
      boolean even = i % 2 == 0;

      Together.together(
              List.of(
                  () -> first.post(firstBooking + "/move", even ? toTwo : toOne),
                  () -> second.post(secondBooking + "/move", even ? toOne : toTwo)))
          .forEach(answer -> answer.is(200));
    }
    pickups.assertThatPlacesAgree();
  }
}

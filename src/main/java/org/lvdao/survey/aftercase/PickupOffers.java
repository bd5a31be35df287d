package org.lvdao.survey.aftercase;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.pickup.BookingEvent;
import org.lvdao.pickup.SettledPickups;
import org.lvdao.platform.outbox.OutboxHandler;

/** Asks residents how their pickups went, once these are settled. */
@Singleton
class PickupOffers implements OutboxHandler<BookingEvent> {
  private final SettledPickups pickups;
  private final Offers offers;

  PickupOffers(SettledPickups pickups, Offers offers) {
    this.pickups = pickups;
    this.offers = offers;
  }

  @Override
  public String name() {
    return "after-case-pickup";
  }

  @Override
  public Class<BookingEvent> eventType() {
    return BookingEvent.class;
  }

  @Override
  public void handle(List<BookingEvent> events) {
    events.stream()
        .filter(event -> event.settles() || event.rates())
        .forEach(
            event ->
                pickups
                    .find(event.bookingId())
                    .ifPresent(found -> follow(event.bookingId(), found)));
  }

  private void follow(long id, SettledPickups.Settled found) {
    offers.follow(
        new EndedCase(
            CaseKind.PICKUP,
            id,
            found.bookingNo(),
            found.district(),
            found.residentId(),
            found.settledAt(),
            found.ratedAt()));
  }
}

package org.lvdao.pickup;

import jakarta.inject.Singleton;
import org.lvdao.account.AccountMerge;

/** Bookings follow a resident whose accounts become one. */
@Singleton
class BookingMerge implements AccountMerge {
  private final BookingSteps steps;

  BookingMerge(BookingSteps steps) {
    this.steps = steps;
  }

  @Override
  public void move(long from, long to) {
    steps.changeResident(from, to);
  }
}

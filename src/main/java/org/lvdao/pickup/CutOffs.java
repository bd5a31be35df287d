package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;

/** Until when residents can change, move and cancel what they booked (截止时间). */
@Singleton
class CutOffs {
  private final BookingSettings settings;
  private final InstantSource clock;

  CutOffs(BookingSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether there is time for it yet. */
  boolean allow(Booking booking, BookingAction action) {
    var until = until(booking, action);
    return until == null || !clock.instant().isAfter(until);
  }

  /**
   * @throws DomainError {@code too-late}
   */
  void require(Booking booking, BookingAction action) {
    if (!allow(booking, action)) {
      var until = booking.startsAt.minus(before(action));
      throw DomainError.of(PickupProblem.TOO_LATE).with("until", BusinessTime.text(until));
    }
  }

  /** Null when it is never too late: nobody came, or nothing stands yet. */
  private @Nullable Instant until(Booking booking, BookingAction action) {
    boolean limited =
        switch (action) {
          case CHANGE -> true;
          case MOVE -> booking.missedAt == null;
          case CANCEL -> booking.missedAt == null && booking.status != BookingStatus.HELD;
          default -> false;
        };
    return limited ? booking.startsAt.minus(before(action)) : null;
  }

  private Duration before(BookingAction action) {
    return action == BookingAction.CANCEL ? settings.cancelUntil() : settings.changeUntil();
  }
}

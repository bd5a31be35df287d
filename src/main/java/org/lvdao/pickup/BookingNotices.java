package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.message.MessageKind;
import org.lvdao.message.NoticeEvent;
import org.lvdao.platform.outbox.Outbox;

/** Tells residents and collectors what became of a booking, in the transaction of the step. */
@Singleton
class BookingNotices {
  private static final DateTimeFormatter END =
      DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

  private final Outbox outbox;

  BookingNotices(Outbox outbox) {
    this.outbox = outbox;
  }

  void booked(Booking booking) {
    tell(booking, MessageKind.PICKUP_BOOKED, Map.of("window", window(booking)));
  }

  void confirmNeeded(Booking booking) {
    tell(
        booking,
        MessageKind.PICKUP_CONFIRM_NEEDED,
        Map.of(
            "window",
            window(booking),
            "until",
            BusinessTime.text(Objects.requireNonNull(booking.dueAt, "until when"))));
  }

  void rebooked(Booking booking, String reason) {
    tell(booking, MessageKind.PICKUP_REBOOKED, Map.of("window", window(booking), "reason", reason));
  }

  /** Not by the resident. */
  void cancelled(Booking booking, String reason) {
    tell(booking, MessageKind.PICKUP_CANCELLED, Map.of("reason", reason));
  }

  /**
   * A collector has it.
   *
   * @param told whether the collector did not take it themselves, and must learn of it
   * @param before who had it until now; null for nobody
   */
  void assigned(Booking booking, boolean told, @Nullable Long before) {
    tell(booking, MessageKind.PICKUP_ASSIGNED, Map.of("window", window(booking)));
    if (told) {
      tellCollector(Objects.requireNonNull(booking.collectorId), booking, MessageKind.JOB_ASSIGNED);
    }
    withdrawn(booking, before);
  }

  /**
   * A collector need not go there any more.
   *
   * @param before who had it until now; null for nobody
   */
  void withdrawn(Booking booking, @Nullable Long before) {
    if (before != null) {
      tellCollector(before, booking, MessageKind.JOB_WITHDRAWN);
    }
  }

  /** What there is to collect or where is not what the collector, if there is one, has read. */
  void changed(Booking booking) {
    if (booking.collectorId != null) {
      tellCollector(booking.collectorId, booking, MessageKind.JOB_CHANGED);
    }
  }

  void underWay(Booking booking) {
    tell(booking, MessageKind.PICKUP_UNDER_WAY, Map.of("window", window(booking)));
  }

  void missed(Booking booking) {
    tell(booking, MessageKind.PICKUP_MISSED, Map.of("window", window(booking)));
  }

  void missedExpired(Booking booking) {
    tell(booking, MessageKind.PICKUP_MISSED_EXPIRED, Map.of());
  }

  void noShow(Booking booking) {
    tell(
        booking,
        MessageKind.PICKUP_NO_SHOW,
        Map.of("reason", Objects.requireNonNull(booking.noShowReason).label()));
  }

  void refunded(Booking booking, long amountFen) {
    tell(
        booking,
        MessageKind.PICKUP_REFUNDED,
        Map.of("amount", BigDecimal.valueOf(amountFen, 2).toPlainString()));
  }

  void expired(Booking booking) {
    tell(booking, MessageKind.PICKUP_EXPIRED, Map.of());
  }

  /**
   * It was weighed, and can be disputed until it stands by itself.
   *
   * @param fen the resident will get
   */
  void weighed(Booking booking, long fen) {
    tell(
        booking,
        MessageKind.PICKUP_WEIGHED,
        Map.of(
            "amount",
            yuan(fen),
            "until",
            BusinessTime.text(Objects.requireNonNull(booking.dueAt, "until when"))));
  }

  /** A supervisor corrected the weights, and the resident can dispute them from now on. */
  void corrected(Booking booking, long fen, String reason) {
    tell(
        booking,
        MessageKind.PICKUP_CORRECTED,
        Map.of(
            "amount",
            yuan(fen),
            "reason",
            reason,
            "until",
            BusinessTime.text(Objects.requireNonNull(booking.dueAt, "until when"))));
  }

  /** A supervisor decided what the resident disputed. */
  void adjusted(Booking booking, long fen, String reason) {
    tell(booking, MessageKind.PICKUP_ADJUSTED, Map.of("amount", yuan(fen), "reason", reason));
  }

  /**
   * @param points 0 when it was cash
   */
  void settled(Booking booking, long fen, long points) {
    if (fen == 0) {
      return;
    }
    var amount = yuan(fen);
    if (points == 0) {
      tell(booking, MessageKind.PICKUP_SETTLED_CASH, Map.of("amount", amount));
    } else {
      tell(
          booking,
          MessageKind.PICKUP_SETTLED,
          Map.of("amount", amount, "points", Long.toString(points)));
    }
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  private static String window(Booking booking) {
    return BusinessTime.text(booking.startsAt) + "–" + END.format(booking.endsAt);
  }

  private void tell(Booking booking, MessageKind kind, Map<String, String> values) {
    if (booking.residentId != null) {
      var all = new HashMap<>(values);
      all.put("bookingNo", booking.bookingNo);
      outbox.publish(
          new NoticeEvent(
              booking.id,
              booking.version,
              kind,
              booking.residentId,
              booking.updatedAt,
              all,
              "/pickup/bookings/" + booking.id));
    }
  }

  /** Supervisors: somebody does not agree with the weights. */
  void disputed(Booking booking, Collection<Long> supervisors) {
    tellStaff(supervisors, booking, MessageKind.PICKUP_DISPUTED);
  }

  /** Supervisors: nobody has decided a dispute in time. */
  void undecided(Booking booking, Collection<Long> supervisors) {
    tellStaff(supervisors, booking, MessageKind.PICKUP_UNDECIDED);
  }

  private void tellStaff(Collection<Long> accountIds, Booking booking, MessageKind kind) {
    for (long accountId : accountIds) {
      outbox.publish(
          new NoticeEvent(
              booking.id,
              booking.version,
              kind,
              accountId,
              booking.updatedAt,
              Map.of("bookingNo", booking.bookingNo),
              "/staff/pickup/bookings/" + booking.id));
    }
  }

  private void tellCollector(long collectorId, Booking booking, MessageKind kind) {
    outbox.publish(
        new NoticeEvent(
            booking.id,
            booking.version,
            kind,
            collectorId,
            booking.updatedAt,
            Map.of("bookingNo", booking.bookingNo),
            "/collector/jobs/" + booking.id));
  }
}

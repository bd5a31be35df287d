package org.lvdao.storm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lvdao.kernel.DomainError;
import org.lvdao.points.Booking;
import org.lvdao.points.Earning;
import org.lvdao.points.Holder;
import org.lvdao.points.Ledger;
import org.lvdao.points.Reservations;
import org.lvdao.points.Source;

/**
 * Somebody at a counter who books at random for a few households that all tellers share, and asks
 * again until each booking is acknowledged.
 */
final class Teller {
  private static final int HOLDERS = 8;

  /** What a check or a rule need not know: far ahead, as far as every server's clock goes. */
  private static final Instant LATER = Instant.parse("2037-01-01T00:00:00Z");

  private final Ledger ledger;
  private final Reservations reservations;
  private final String district;
  private final Random random;
  private final Consumer<String> acknowledged;
  private final List<Long> earned = new ArrayList<>();
  private final List<Long> pending = new ArrayList<>();
  private final List<Long> reserved = new ArrayList<>();
  private final List<Long> confirmed = new ArrayList<>();

  /**
   * @param acknowledged is told kind and id of the source of each booking, once it is sure
   */
  Teller(
      Ledger ledger,
      Reservations reservations,
      String district,
      Random random,
      Consumer<String> acknowledged) {
    this.ledger = ledger;
    this.reservations = reservations;
    this.district = district;
    this.random = random;
    this.acknowledged = acknowledged;
  }

  void book() {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> earned.add(earn(false));
      case 3 -> pending.add(earn(true));
      case 4 -> endPending();
      case 5 -> reverse();
      case 6, 7 -> reserve();
      case 8 -> endReservation();
      default -> refund();
    }
  }

  private long earn(boolean waits) {
    var source = new Source("storm", UUID.randomUUID().toString());
    var hold = waits ? new Earning.Hold(LATER, true) : null;
    long points = points();
    var earning = new Earning(holder(), source, null, null, "投放", points, LATER, hold);
    return surely(source, () -> ledger.earn(earning)).id();
  }

  private void endPending() {
    if (!pending.isEmpty()) {
      long id = take(pending);
      var source = new Source("pending-end", Long.toString(id));
      if (random.nextBoolean()) {
        surely(source, () -> ledger.post(id, 1, "合格"));
      } else {
        surely(source, () -> ledger.voidPending(id, "不合格"));
      }
    }
  }

  private void reverse() {
    if (!earned.isEmpty()) {
      long id = take(earned);
      surely(new Source("reversal", Long.toString(id)), () -> ledger.reverse(id, 1, "冲正"));
    }
  }

  private void reserve() {
    var source = new Source("storm", UUID.randomUUID().toString());
    var holder = holder();
    long points = points();
    try {
      reserved.add(
          surely(source, () -> reservations.reserve(holder, source, null, "兑换", points)).id());
    } catch (DomainError notEnough) {
      // Then there is less to do.
    }
  }

  private void endReservation() {
    if (!reserved.isEmpty()) {
      long id = take(reserved);
      var source = new Source("reservation-end", Long.toString(id));
      if (random.nextBoolean()) {
        surely(source, () -> reservations.cancel(id, "取消"));
      } else {
        surely(source, () -> reservations.confirm(id, "完成"));
        confirmed.add(id);
      }
    }
  }

  private void refund() {
    if (!confirmed.isEmpty()) {
      long id = take(confirmed);
      surely(new Source("refund", Long.toString(id)), () -> reservations.refund(id, 1, "退货"));
    }
  }

  /** Now and then once more than needed, as a phone that did not see the answer. */
  private Booking surely(Source source, Supplier<Booking> call) {
    if (random.nextInt(5) == 0) {
      untilAcknowledged(call);
    }
    var booking = untilAcknowledged(call);
    acknowledged.accept(source.kind() + " " + source.id());
    return booking;
  }

  private static Booking untilAcknowledged(Supplier<Booking> call) {
    while (true) {
      try {
        return call.get();
      } catch (DomainError | IllegalArgumentException answer) {
        throw answer;
      } catch (RuntimeException databaseAway) {
        if (Thread.currentThread().isInterrupted()) {
          throw databaseAway;
        }
        Thread.yield();
      }
    }
  }

  private Holder holder() {
    return new Holder(1 + random.nextInt(HOLDERS), district);
  }

  private long points() {
    return 1 + random.nextInt(20);
  }

  private long take(List<Long> from) {
    return from.remove(random.nextInt(from.size()));
  }
}

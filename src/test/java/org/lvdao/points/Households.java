package org.lvdao.points;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.TestServers;

/** Holders nobody has seen before, and what a test asks of the ledger. */
@Singleton
@Requires(env = "test")
final class Households {
  private static final AtomicLong NEXT =
      new AtomicLong(ThreadLocalRandom.current().nextLong(1L << 40));

  private final Ledger ledger;
  private final Reservations reservations;
  private final BalanceRepository balances;
  private final LedgerCheck check;
  private final AdjustableClock clock;

  Households(
      Ledger ledger,
      Reservations reservations,
      BalanceRepository balances,
      LedgerCheck check,
      AdjustableClock clock) {
    this.ledger = ledger;
    this.reservations = reservations;
    this.balances = balances;
    this.check = check;
    this.clock = clock;
  }

  static Holder any() {
    return in("ledger-" + UUID.randomUUID().toString().substring(0, 18));
  }

  static Holder in(String district) {
    return new Holder(NEXT.incrementAndGet(), district);
  }

  static Source source() {
    return new Source("test", UUID.randomUUID().toString());
  }

  /** A moment in Asia/Shanghai, such as {@code 2026-03-02T10:00}. */
  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BusinessTime.ZONE).toInstant();
  }

  Earning earning(Holder holder, long points) {
    return new Earning(
        holder, source(), null, "per-delivery", "厨余垃圾投放", points, clock.instant(), null);
  }

  Earning waiting(Holder holder, long points, Instant until, boolean grants) {
    return new Earning(
        holder,
        source(),
        null,
        "per-delivery",
        "厨余垃圾投放",
        points,
        clock.instant(),
        new Earning.Hold(until, grants));
  }

  Booking earn(Holder holder, long points) {
    return ledger.earn(earning(holder, points));
  }

  Booking earnAt(Instant when, Holder holder, long points) {
    return clock.at(when, () -> earn(holder, points));
  }

  Booking reserve(Holder holder, long points) {
    return reservations.reserve(holder, source(), null, "兑换", points);
  }

  BalanceRow balance(Holder holder) {
    return balances.find(holder.id(), holder.district()).orElseThrow();
  }

  /** Lots with something left, as {@code points@day}: the last day they can be spent. */
  String lots(Holder holder) {
    return balances.findLots(holder.id(), holder.district(), clock.instant()).stream()
        .filter(lot -> lot.available() > 0)
        .map(lot -> lot.available() + "@" + BusinessTime.dayOf(lot.expiresAt().minusMillis(1)))
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  LedgerCheck.Report check(String district) {
    return check.check(district);
  }

  /** Does to the shared database what the application cannot: as the owner of the tables. */
  static int asOwner(String sql) {
    return asOwner(TestServers.running().sharedDatabase(), sql);
  }

  static int asOwner(String database, String sql) {
    var mysql = TestServers.running().mysql();
    try (var connection =
            DriverManager.getConnection(mysql.jdbcUrl(database), mysql.user(), mysql.password());
        var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }
}

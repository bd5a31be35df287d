package org.lvdao.points;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.Households;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.database.Transactions;

/** The points of one's household, in the district it lives in. */
@Singleton
class OwnPoints {
  private final Households households;
  private final EntryRepository entries;
  private final BalanceRepository balances;
  private final Transactions transactions;
  private final InstantSource clock;

  OwnPoints(
      Households households,
      EntryRepository entries,
      BalanceRepository balances,
      Transactions transactions,
      InstantSource clock) {
    this.households = households;
    this.entries = entries;
    this.balances = balances;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What a household has.
   *
   * @param available can be spent
   * @param pending waits to be given
   * @param reserved is set aside for what waits to be picked up
   * @param owed is paid by the next points
   * @param expiring what can be spent, by when it ends; the soonest first
   */
  @Serdeable
  record Account(long available, long pending, long reserved, long owed, List<Expiring> expiring) {}

  /**
   * @param on the last day on which they can be spent, in Asia/Shanghai
   */
  @Serdeable
  record Expiring(long points, LocalDate on) {}

  /**
   * A change.
   *
   * @param kind what it was
   * @param title what it is called, in Chinese
   * @param description what it was for
   * @param memberId the account of the member who did it; null when nobody is known
   * @param rule the code of the rule; null for none
   * @param available how what can be spent changed
   * @param pending how what waits changed
   * @param occurredAt when the delivery was made, for example
   */
  @Serdeable
  record Entry(
      String id,
      TransactionKind kind,
      String title,
      String description,
      @Nullable String memberId,
      @Nullable String rule,
      long available,
      long pending,
      long availableAfter,
      long pendingAfter,
      Instant occurredAt,
      Instant at) {
    static Entry of(EntryRow row) {
      var member = row.memberId();
      return new Entry(
          Long.toString(row.id()),
          row.kind(),
          row.kind().label(),
          row.description(),
          member == null ? null : Long.toString(member),
          row.rule(),
          row.available(),
          row.pending(),
          row.availableAfter(),
          row.pendingAfter(),
          row.occurredAt(),
          row.at());
    }
  }

  /**
   * A month (月对账单). The opening with all changes is the closing.
   *
   * @param month such as {@code 2026-11}, in Asia/Shanghai
   * @param entries what was booked in it, the oldest first
   */
  @Serdeable
  record Statement(String month, Standing opening, List<Entry> entries, Standing closing) {}

  /** What a household had at a moment. */
  @Serdeable
  record Standing(long available, long pending) {}

  /**
   * @throws DomainError {@code no-household}
   */
  Account account(Actor actor) {
    var home = households.mine(actor);
    var now = clock.instant();
    return transactions.read(
        () -> {
          var balance = balances.find(home.id(), home.district()).orElse(null);
          if (balance == null) {
            return new Account(0, 0, 0, 0, List.of());
          }
          var lots = entries.findOpenLots(home.id(), home.district(), now);
          return new Account(
              lots.stream().mapToLong(LotRow::available).sum(),
              balance.pending(),
              balance.reserved(),
              balance.receivable(),
              lots.stream().map(OwnPoints::expiring).toList());
        });
  }

  private static Expiring expiring(LotRow lot) {
    return new Expiring(lot.available(), BusinessTime.dayOf(lot.expiresAt().minusMillis(1)));
  }

  /** The newest first. */
  Page<Entry> entries(Actor actor, @Nullable String cursor, int limit) {
    var home = households.mine(actor);
    long before = Cursor.beforeId(Cursor.decode(cursor, 1));
    var found = entries.findBefore(home.id(), home.district(), before, limit + 1);
    return Page.cut(found, limit, row -> Cursor.of(row.entryNo())).map(Entry::of);
  }

  /** Also of a month that has not ended. */
  Statement statement(Actor actor, YearMonth month) {
    var home = households.mine(actor);
    var since = BusinessTime.startOf(month.atDay(1));
    var until = BusinessTime.startOf(month.plusMonths(1).atDay(1));
    return transactions.read(
        () -> {
          var opening =
              entries
                  .findLastBefore(home.id(), home.district(), since)
                  .map(OwnPoints::after)
                  .orElse(new Standing(0, 0));
          var rows = entries.findBetween(home.id(), home.district(), since, until);
          return new Statement(
              month.toString(),
              opening,
              rows.stream().map(Entry::of).toList(),
              rows.isEmpty() ? opening : after(rows.getLast()));
        });
  }

  private static Standing after(EntryRow row) {
    return new Standing(row.availableAfter(), row.pendingAfter());
  }
}

package org.lvdao.points;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.household.Households;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.database.Transactions;

/**
 * The points of one's household. It holds those of each district apart, and keeps them when it
 * moves away; a method that is told no district means the one it lives in.
 */
@Singleton
class OwnPoints {
  private final Households households;
  private final EntryRepository entries;
  private final BalanceRepository balances;
  private final AreaService areas;
  private final Transactions transactions;
  private final InstantSource clock;

  OwnPoints(
      Households households,
      EntryRepository entries,
      BalanceRepository balances,
      AreaService areas,
      Transactions transactions,
      InstantSource clock) {
    this.households = households;
    this.entries = entries;
    this.balances = balances;
    this.areas = areas;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What a household has in a district.
   *
   * @param district its code
   * @param available can be spent
   * @param pending waits to be given
   * @param reserved is set aside for what waits to be picked up
   * @param owed is paid by the next points
   * @param expiring what can be spent, by when it ends; the soonest first
   * @param otherDistricts codes of the others in which it has something, since it lived there
   */
  @Serdeable
  record Account(
      String district,
      long available,
      long pending,
      long reserved,
      long owed,
      List<Expiring> expiring,
      List<String> otherDistricts) {}

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
   * @throws DomainError {@code no-household}, or naming the unknown district
   */
  Account account(Actor actor, @Nullable String district) {
    var holder = holder(actor, district);
    var now = clock.instant();
    return transactions.read(
        () -> {
          var balance = balances.find(holder.id(), holder.district()).orElse(null);
          var lots = entries.findOpenLots(holder.id(), holder.district(), now);
          return new Account(
              holder.district(),
              lots.stream().mapToLong(LotRow::available).sum(),
              balance == null ? 0 : balance.pending(),
              balance == null ? 0 : balance.reserved(),
              balance == null ? 0 : balance.receivable(),
              lots.stream().map(OwnPoints::expiring).toList(),
              balances.findOtherDistricts(holder.id(), holder.district()));
        });
  }

  private Holder holder(Actor actor, @Nullable String district) {
    var home = households.mine(actor);
    if (district == null) {
      return new Holder(home.id(), home.district());
    }
    areas.requireDistrict("?district", district);
    return new Holder(home.id(), district);
  }

  private static Expiring expiring(LotRow lot) {
    return new Expiring(lot.available(), BusinessTime.dayOf(lot.expiresAt().minusMillis(1)));
  }

  /** The newest first. */
  Page<Entry> entries(Actor actor, @Nullable String district, @Nullable String cursor, int limit) {
    var holder = holder(actor, district);
    long before = Cursor.beforeId(cursor);
    var found = entries.findBefore(holder.id(), holder.district(), before, limit + 1);
    return Page.cut(found, limit, row -> Cursor.of(row.entryNo())).map(Entry::of);
  }

  /** Also of a month that has not ended. */
  Statement statement(Actor actor, @Nullable String district, YearMonth month) {
    var holder = holder(actor, district);
    var since = BusinessTime.startOf(month.atDay(1));
    var until = BusinessTime.startOf(month.plusMonths(1).atDay(1));
    return transactions.read(
        () -> {
          var opening =
              entries
                  .findLastBefore(holder.id(), holder.district(), since)
                  .map(OwnPoints::after)
                  .orElse(new Standing(0, 0));
          var rows = entries.findBetween(holder.id(), holder.district(), since, until);
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

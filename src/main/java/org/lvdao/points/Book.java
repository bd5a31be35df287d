package org.lvdao.points;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one holder has, locked and up to date, while transactions are put together. */
final class Book {
  private final Holder holder;
  private final Instant now;
  private final Map<LedgerAccount, Long> balances = new EnumMap<>(LedgerAccount.class);
  private final NavigableMap<Instant, Lot> lots = new TreeMap<>();
  private long entryNo;
  private @Nullable Instant lastAt;

  /**
   * What is left of a lot.
   *
   * @param rowId 0 when it has no row yet
   */
  record Lot(long rowId, long available, long reserved) {}

  /**
   * @param now the time of the clock; what is booked is never earlier than what was booked before
   */
  Book(BalanceRow balance, List<LotRow> lots, Instant now) {
    this.holder = new Holder(balance.holderId(), balance.district());
    this.entryNo = balance.entryNo();
    this.lastAt = balance.lastAt();
    this.now = notBeforeLast(now);
    balances.put(LedgerAccount.AVAILABLE, balance.available());
    balances.put(LedgerAccount.PENDING, balance.pending());
    balances.put(LedgerAccount.RESERVED, balance.reserved());
    balances.put(LedgerAccount.RECEIVABLE, -balance.receivable());
    lots.forEach(
        row -> this.lots.put(row.expiresAt(), new Lot(row.id(), row.available(), row.reserved())));
  }

  Holder holder() {
    return holder;
  }

  Instant now() {
    return now;
  }

  Instant notBeforeLast(Instant moment) {
    return lastAt != null && lastAt.isAfter(moment) ? lastAt : moment;
  }

  long entryNo() {
    return entryNo;
  }

  long balance(LedgerAccount account) {
    return balances.getOrDefault(account, 0L);
  }

  NavigableMap<Instant, Lot> lots() {
    return lots;
  }

  Lot lot(Instant expiresAt) {
    return lots.getOrDefault(expiresAt, new Lot(0, 0, 0));
  }

  /** Takes over what a draft says, as the holder's next transaction. */
  void apply(Draft draft, Instant at) {
    draft
        .postings()
        .forEach(
            (account, amount) -> {
              if (balances.containsKey(account)) {
                balances.merge(account, amount, Long::sum);
              }
            });
    draft
        .movements()
        .forEach(
            (expiresAt, change) -> {
              var lot = lot(expiresAt);
              lots.put(
                  expiresAt,
                  new Lot(
                      lot.rowId(),
                      lot.available() + change.available(),
                      lot.reserved() + change.reserved()));
            });
    lastAt = at;
    entryNo++;
  }

  /** Remembers the row of a lot that was new. */
  void stored(Instant expiresAt, long rowId) {
    var lot = lot(expiresAt);
    lots.put(expiresAt, new Lot(rowId, lot.available(), lot.reserved()));
  }
}

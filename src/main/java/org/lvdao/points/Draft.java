package org.lvdao.points;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.lvdao.kernel.DomainError;

/**
 * A transaction that is being put together. A change of a lot makes the postings to what the holder
 * has, so that the two cannot differ.
 */
final class Draft {
  private final Book book;
  private final Map<LedgerAccount, Long> postings = new EnumMap<>(LedgerAccount.class);
  private final NavigableMap<Instant, Change> movements = new TreeMap<>();

  /** How a lot changes. */
  record Change(long available, long reserved) {
    Change plus(Change other) {
      return new Change(available + other.available, reserved + other.reserved);
    }
  }

  Draft(Book book) {
    this.book = book;
  }

  Map<LedgerAccount, Long> postings() {
    return postings;
  }

  NavigableMap<Instant, Change> movements() {
    return movements;
  }

  Draft post(LedgerAccount account, long amount) {
    postings.merge(account, amount, Long::sum);
    return this;
  }

  Draft move(Instant expiresAt, long available, long reserved) {
    movements.merge(expiresAt, new Change(available, reserved), Change::plus);
    return post(LedgerAccount.AVAILABLE, available).post(LedgerAccount.RESERVED, reserved);
  }

  /** Uses what is available for what the holder owes. */
  Draft settle() {
    long owed = -(book.balance(LedgerAccount.RECEIVABLE) + posted(LedgerAccount.RECEIVABLE));
    long settled = Math.min(owed, available());
    return take(settled, false).post(LedgerAccount.RECEIVABLE, settled);
  }

  /**
   * Takes available points, those that expire soonest first.
   *
   * @param reserves whether they are set aside
   * @throws DomainError {@code not-enough-points}
   */
  Draft take(long points, boolean reserves) {
    if (points > available()) {
      throw DomainError.of(PointsProblem.NOT_ENOUGH_POINTS).with("available", available());
    }
    long left = points;
    var all = new TreeMap<Instant, Book.Lot>(book.lots());
    movements.keySet().forEach(expiresAt -> all.putIfAbsent(expiresAt, book.lot(expiresAt)));
    for (var expiresAt : all.keySet()) {
      long taken = Math.min(left, available(expiresAt));
      if (taken > 0) {
        move(expiresAt, -taken, reserves ? taken : 0);
        left -= taken;
      }
    }
    return this;
  }

  /** What would be left in the lot. */
  long available(Instant expiresAt) {
    return book.lot(expiresAt).available()
        + movements.getOrDefault(expiresAt, new Change(0, 0)).available();
  }

  long available() {
    return book.balance(LedgerAccount.AVAILABLE) + posted(LedgerAccount.AVAILABLE);
  }

  private long posted(LedgerAccount account) {
    return postings.getOrDefault(account, 0L);
  }
}

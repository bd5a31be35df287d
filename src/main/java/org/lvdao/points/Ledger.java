package org.lvdao.points;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;
import org.lvdao.points.Books.Heading;

/**
 * Books points (积分), each transaction in that of the caller, or in one of its own when there is
 * none. What comes twice is booked once: the second answer is {@link Booking#repeated}. Who books
 * for one holder waits until others who do have committed; nobody waits for other holders, so book
 * for one holder in a transaction, or for several always in the same order.
 *
 * <p>What a holder owes is paid by the next points that become available. {@link Reservations}
 * spend them.
 */
@Singleton
public class Ledger {
  private final Books books;
  private final LedgerRepository ledger;
  private final BalanceRepository balances;
  private final PointsSettings settings;
  private final Transactions transactions;

  Ledger(
      Books books,
      LedgerRepository ledger,
      BalanceRepository balances,
      PointsSettings settings,
      Transactions transactions) {
    this.books = books;
    this.ledger = ledger;
    this.balances = balances;
    this.settings = settings;
    this.transactions = transactions;
  }

  /**
   * Makes all who book for the holder wait until the caller's transaction ends, so that what {@link
   * #earned} says stays true: a cap is checked between the two.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void lock(Holder holder) {
    if (!transactions.isOpen()) {
      throw new IllegalStateException("A lock lasts as long as a transaction");
    }
    books.open(holder);
  }

  /**
   * What was given, or is pending, for what happened in the period, without what was not granted in
   * the end or was taken back.
   *
   * @param rule the code of one rule; null for all
   * @param until not part of the period
   */
  public long earned(Holder holder, @Nullable String rule, Instant since, Instant until) {
    return ledger.countEarned(
        holder.id(), holder.district(), rule == null ? "" : rule, since, until);
  }

  /** Whether something is booked for the event already. */
  public boolean isBooked(Source source) {
    return books.find(source).isPresent();
  }

  /** Gives points, at once or to wait. */
  public Booking earn(Earning earning) {
    Books.requirePositive(earning.points());
    return books.book(
        earning.holder(),
        earning.source(),
        book -> {
          var hold = earning.hold();
          var draft = new Draft(book).post(LedgerAccount.ISSUANCE, -earning.points());
          if (hold == null) {
            grant(draft, book, earning.points());
          } else {
            draft.post(LedgerAccount.PENDING, earning.points());
          }
          var booking = books.write(book, draft, heading(earning));
          if (hold != null) {
            balances.insertPending(
                booking.id(),
                earning.holder().id(),
                earning.holder().district(),
                earning.points(),
                hold.until(),
                hold.grants());
          }
          return booking;
        });
  }

  private static Heading heading(Earning earning) {
    return new Heading(
        earning.source(),
        earning.hold() == null ? TransactionKind.EARNED : TransactionKind.PENDING,
        earning.memberId(),
        earning.rule(),
        earning.description(),
        null,
        earning.occurredAt());
  }

  /**
   * Grants points that wait. Whichever of this, {@link #voidPending} and their time comes first
   * ends them; the others are answered with it.
   *
   * @param points at most what waits; the rest is not given
   */
  public Booking post(long pendingId, long points, String description) {
    return endPending(pendingId, TransactionKind.POSTED, points, description);
  }

  /** Does not grant points that wait; see {@link #post}. */
  public Booking voidPending(long pendingId, String description) {
    return endPending(pendingId, TransactionKind.VOIDED, 0, description);
  }

  /** Ends points whose time has passed; false when they do not wait any more, or have time left. */
  boolean timeOut(long pendingId, Instant now) {
    var pending = balances.findPending(pendingId).orElse(null);
    if (pending == null || pending.dueAt().isAfter(now)) {
      return false;
    }
    long points = pending.grantsWhenDue() ? pending.points() : 0;
    var label = TransactionKind.TIMED_OUT.label();
    return !endPending(pendingId, TransactionKind.TIMED_OUT, points, label).repeated();
  }

  private Booking endPending(long pendingId, TransactionKind kind, long points, String words) {
    var original = books.original(pendingId);
    var source = Source.endOfPending(pendingId);
    return books.book(
        original.holder(),
        source,
        book -> {
          var pending = balances.findPending(pendingId).orElseThrow();
          if (points < 0 || points > pending.points()) {
            throw new IllegalArgumentException(points + " of " + pending.points() + " points");
          }
          balances.deletePending(pendingId);
          var draft =
              new Draft(book)
                  .post(LedgerAccount.PENDING, -pending.points())
                  .post(LedgerAccount.ISSUANCE, pending.points() - points);
          grant(draft, book, points);
          return books.write(book, draft, Heading.of(source, kind, words, original));
        });
  }

  private void grant(Draft draft, Book book, long points) {
    draft.move(settings.expiryOf(book.now()), points, 0).settle();
  }

  /**
   * Takes back points that were given, once: from the lot they came into, then from others, and
   * what is spent already is owed. Points that have expired meanwhile are gone already: they were
   * never given then, instead of expired. Points that still wait are voided.
   *
   * @param earningId what {@link #earn} answered
   * @param points at most what was granted
   */
  public Booking reverse(long earningId, long points, String description) {
    Books.requirePositive(points);
    var earning = books.original(earningId);
    return transactions.write(
        () -> {
          var book = books.open(earning.holder());
          var granting =
              earning.kind() == TransactionKind.PENDING
                  ? books.find(Source.endOfPending(earningId)).orElse(null)
                  : earning;
          if (granting == null) {
            return voidPending(earningId, description);
          }
          var source = Source.reversal(granting.id());
          var known = books.find(source);
          if (known.isPresent()) {
            return books.repeated(known.get());
          }
          if (points > books.repeated(granting).granted()) {
            throw new IllegalArgumentException(points + " points are more than were granted");
          }
          return books.write(
              book,
              takeBack(book, granting, points),
              Heading.of(source, TransactionKind.REVERSED, description, granting));
        });
  }

  private Draft takeBack(Book book, TransactionRow granting, long points) {
    var draft = new Draft(book);
    var lot = books.movements(granting.id()).stream().findFirst().orElse(null);
    long left = points;
    if (lot != null && !lot.expiresAt().isAfter(book.now())) {
      var holder = book.holder();
      long expired =
          Math.min(left, ledger.countExpired(holder.id(), holder.district(), lot.expiresAt()));
      draft.post(LedgerAccount.EXPIRY, -expired).post(LedgerAccount.ISSUANCE, expired);
      left -= expired;
    } else if (lot != null) {
      long fromItsLot = Math.min(left, draft.available(lot.expiresAt()));
      draft.move(lot.expiresAt(), -fromItsLot, 0).post(LedgerAccount.ISSUANCE, fromItsLot);
      left -= fromItsLot;
    }
    long fromOthers = Math.min(left, draft.available());
    return draft
        .take(fromOthers, false)
        .post(LedgerAccount.RECEIVABLE, fromOthers - left)
        .post(LedgerAccount.ISSUANCE, left);
  }

  /**
   * Gives points or takes them, as staff decided.
   *
   * @param points negative to take them
   * @throws DomainError {@code not-enough-points}
   */
  public Booking adjust(Holder holder, Source source, String description, long points) {
    return books.book(
        holder,
        source,
        book -> {
          var draft = new Draft(book).post(LedgerAccount.ADJUSTMENT, -points);
          if (points < 0) {
            draft.take(-points, false);
          } else {
            grant(draft, book, points);
          }
          return books.write(
              book,
              draft,
              new Heading(
                  source, TransactionKind.ADJUSTED, null, null, description, null, book.now()));
        });
  }

  /** Lets a lot expire that is due; false when nothing was left of it, or it has time. */
  boolean expire(long lotId) {
    var lot = balances.findLot(lotId).orElseThrow();
    long before = lot.available();
    return transactions.write(
        () -> {
          books.open(lot.holder());
          return before > 0 && balances.findLot(lotId).orElseThrow().available() == 0;
        });
  }
}

package org.lvdao.points;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;
import org.lvdao.points.Books.Heading;

/**
 * Spends points: they are set aside first, then spent or given back. Transactions and repetition
 * are as in {@link Ledger}.
 */
@Singleton
public class Reservations {
  private final Books books;
  private final PointsSettings settings;
  private final Transactions transactions;

  Reservations(Books books, PointsSettings settings, Transactions transactions) {
    this.books = books;
    this.settings = settings;
    this.transactions = transactions;
  }

  /**
   * Sets points aside for something the holder wants, from the lots that expire soonest. {@link
   * #confirm} or {@link #cancel} ends it, whichever comes first.
   *
   * @param memberId the account of the person; null when nobody is known
   * @throws DomainError {@code not-enough-points}
   */
  public Booking reserve(
      Holder holder, Source source, @Nullable Long memberId, String description, long points) {
    Books.requirePositive(points);
    return books.book(
        holder,
        source,
        book ->
            books.write(
                book,
                new Draft(book).take(points, true),
                new Heading(
                    source,
                    TransactionKind.RESERVED,
                    memberId,
                    null,
                    description,
                    null,
                    book.now())));
  }

  /** The points that were set aside are spent. */
  public Booking confirm(long reservationId, String description) {
    return endReservation(reservationId, TransactionKind.CONFIRMED, description);
  }

  /**
   * The points that were set aside go back to the lots they came from. What has expired meanwhile
   * stays for a while in a lot of its own.
   */
  public Booking cancel(long reservationId, String description) {
    return endReservation(reservationId, TransactionKind.CANCELLED, description);
  }

  /**
   * The points that were set aside become another holder's of the same district. They expire there
   * as they would have here, so that passing them on makes no point last longer; what has expired
   * meanwhile stays for a while. Whose they are already gets them back. Locks both holders in one
   * order.
   *
   * @param memberId the account of the person who gets them
   * @return how the reservation ended, which is cancelled when somebody else was faster
   */
  public Booking pass(long reservationId, Holder to, long memberId, String description) {
    var from = books.original(reservationId).holder();
    if (!from.district().equals(to.district())) {
      throw new IllegalArgumentException(from + " and " + to + " are of two districts");
    }
    if (from.equals(to)) {
      return cancel(reservationId, description);
    }
    return transactions.write(
        () -> {
          Stream.of(from, to).sorted(Comparator.comparingLong(Holder::id)).forEach(books::open);
          var end = confirm(reservationId, description);
          if (end.kind() == TransactionKind.CONFIRMED && !end.repeated()) {
            receive(reservationId, to, memberId, description);
          }
          return end;
        });
  }

  private void receive(long reservationId, Holder to, long memberId, String description) {
    var source = Source.transfer(reservationId);
    books.book(
        to,
        source,
        book -> {
          var draft = new Draft(book);
          for (var lot : books.movements(reservationId)) {
            draft.post(LedgerAccount.REDEMPTION, -lot.reserved());
            giveBack(draft, book, lot.expiresAt(), lot.reserved());
          }
          return books.write(
              book,
              draft.settle(),
              new Heading(
                  source,
                  TransactionKind.TRANSFERRED,
                  memberId,
                  null,
                  description,
                  null,
                  book.now()));
        });
  }

  private Booking endReservation(long reservationId, TransactionKind kind, String description) {
    var reservation = books.original(reservationId);
    var source = Source.endOfReservation(reservationId);
    return books.book(
        reservation.holder(),
        source,
        book -> {
          var draft = new Draft(book);
          for (var lot : books.movements(reservationId)) {
            draft.move(lot.expiresAt(), 0, -lot.reserved());
            if (kind == TransactionKind.CONFIRMED) {
              draft.post(LedgerAccount.REDEMPTION, lot.reserved());
            } else {
              giveBack(draft, book, lot.expiresAt(), lot.reserved());
            }
          }
          return books.write(
              book, draft.settle(), Heading.of(source, kind, description, reservation));
        });
  }

  private void giveBack(Draft draft, Book book, Instant expiresAt, long points) {
    boolean expired = !expiresAt.isAfter(book.now());
    draft.move(expired ? settings.expiryOfRefund(book.now()) : expiresAt, points, 0);
  }

  /**
   * Gives back, once, what was spent by a confirmed reservation, to the lots it came from as {@link
   * #cancel} does; those that expire last get theirs first when it is a part.
   *
   * @param points at most what was spent
   */
  public Booking refund(long reservationId, long points, String description) {
    Books.requirePositive(points);
    var reservation = books.original(reservationId);
    var source = Source.refund(reservationId);
    return books.book(
        reservation.holder(),
        source,
        book -> {
          if (books
              .find(Source.endOfReservation(reservationId))
              .filter(end -> end.kind() == TransactionKind.CONFIRMED)
              .isEmpty()) {
            throw new IllegalArgumentException(
                "Reservation " + reservationId + " is not confirmed");
          }
          var draft = new Draft(book).post(LedgerAccount.REDEMPTION, -points);
          long left = points;
          for (var lot : books.movements(reservationId).reversed()) {
            long part = Math.min(left, lot.reserved());
            giveBack(draft, book, lot.expiresAt(), part);
            left -= part;
          }
          if (left > 0) {
            throw new IllegalArgumentException(points + " points are more than were spent");
          }
          return books.write(
              book,
              draft.settle(),
              Heading.of(source, TransactionKind.REFUNDED, description, reservation));
        });
  }
}

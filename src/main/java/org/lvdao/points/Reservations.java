package org.lvdao.points;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.points.Books.Heading;

/**
 * Spends points: they are set aside first, then spent or given back. Transactions and repetition
 * are as in {@link Ledger}.
 */
@Singleton
public class Reservations {
  private final Books books;
  private final PointsSettings settings;

  Reservations(Books books, PointsSettings settings) {
    this.books = books;
    this.settings = settings;
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

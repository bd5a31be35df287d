package org.lvdao.points;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;

/** Opens the book of a holder and writes what was drafted, in the caller's transaction. */
@Singleton
class Books {
  private final LedgerRepository ledger;
  private final PostingRepository postings;
  private final MovementRepository movements;
  private final BalanceRepository balances;
  private final Ids ids;
  private final InstantSource clock;
  private final Transactions transactions;

  Books(
      LedgerRepository ledger,
      PostingRepository postings,
      MovementRepository movements,
      BalanceRepository balances,
      Ids ids,
      InstantSource clock,
      Transactions transactions) {
    this.ledger = ledger;
    this.postings = postings;
    this.movements = movements;
    this.balances = balances;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** What a transaction says besides its postings. */
  record Heading(
      Source source,
      TransactionKind kind,
      @Nullable Long memberId,
      @Nullable String rule,
      String description,
      @Nullable Long originalId,
      Instant occurredAt) {

    /** For the same person and rule, and what happened then. */
    static Heading of(
        Source source, TransactionKind kind, String description, TransactionRow original) {
      return new Heading(
          source,
          kind,
          original.memberId(),
          original.rule(),
          description,
          original.id(),
          original.occurredAt());
    }
  }

  /** What to book, once the holder is locked. */
  interface Work {
    Booking on(Book book);
  }

  /** Books what the source is for, unless that was done before. */
  Booking book(Holder holder, Source source, Work work) {
    return transactions.write(
        () -> {
          var book = open(holder);
          var known = find(source).orElse(null);
          if (known == null) {
            return work.on(book);
          }
          if (!known.holder().equals(holder)) {
            throw new IllegalArgumentException(source + " was booked for " + known.holder());
          }
          return repeated(known);
        });
  }

  Booking repeated(TransactionRow row) {
    return Booking.repeated(row, postings.findOf(row.id()));
  }

  /** How a transaction changed the lots, those that expire soonest first. */
  List<MovementRow> movements(long transactionId) {
    return movements.findOf(transactionId);
  }

  Optional<TransactionRow> find(Source source) {
    return ledger.findBySource(source.kind(), source.id());
  }

  TransactionRow original(long id) {
    return ledger
        .findById(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no transaction " + id));
  }

  static void requirePositive(long points) {
    if (points <= 0) {
      throw new IllegalArgumentException(points + " points");
    }
  }

  /** Locks the holder until the transaction ends; what had to expire by now has. */
  Book open(Holder holder) {
    var balance =
        balances
            .lock(holder.id(), holder.district())
            .orElseGet(
                () -> {
                  balances.open(holder.id(), holder.district());
                  return balances.lock(holder.id(), holder.district()).orElseThrow();
                });
    var now = clock.instant();
    var book = new Book(balance, balances.findLots(holder.id(), holder.district(), now), now);
    // A copy, for each expiry changes the lots.
    new TreeMap<>(book.lots().headMap(book.now(), true))
        .forEach(
            (expiresAt, lot) -> {
              if (lot.available() > 0) {
                expire(book, expiresAt, lot);
              }
            });
    return book;
  }

  /** At the very moment it ends, whenever that is noticed. */
  private void expire(Book book, Instant expiresAt, Book.Lot lot) {
    var draft =
        new Draft(book)
            .move(expiresAt, -lot.available(), 0)
            .post(LedgerAccount.EXPIRY, lot.available());
    var heading =
        new Heading(
            Source.expiry(lot.rowId()),
            TransactionKind.EXPIRED,
            null,
            null,
            TransactionKind.EXPIRED.label(),
            null,
            expiresAt);
    write(book, draft, heading, book.notBeforeLast(expiresAt));
  }

  Booking write(Book book, Draft draft, Heading heading) {
    return write(book, draft, heading, book.now());
  }

  private Booking write(Book book, Draft draft, Heading heading, Instant at) {
    if (draft.postings().values().stream().mapToLong(Long::longValue).sum() != 0) {
      throw new IllegalStateException("Postings of " + heading + ": " + draft.postings());
    }
    long id = ids.next();
    book.apply(draft, at);
    ledger.insert(row(id, book, heading, at));
    insertPostings(id, draft, book.holder(), at);
    writeLots(id, draft, book);
    putBalance(book, at);
    return new Booking(id, heading.kind(), Map.copyOf(draft.postings()), false);
  }

  private static TransactionRow row(long id, Book book, Heading heading, Instant at) {
    return new TransactionRow(
        id,
        heading.source().kind(),
        heading.source().id(),
        heading.kind(),
        book.holder().id(),
        book.holder().district(),
        book.entryNo(),
        heading.memberId(),
        heading.rule(),
        heading.description(),
        heading.originalId(),
        heading.occurredAt(),
        at,
        book.balance(LedgerAccount.AVAILABLE),
        book.balance(LedgerAccount.PENDING));
  }

  private void insertPostings(long id, Draft draft, Holder holder, Instant at) {
    var rows =
        draft.postings().entrySet().stream()
            .filter(posting -> posting.getValue() != 0)
            .map(p -> new PostingRow(id, p.getKey(), p.getValue(), holder.district(), at))
            .toList();
    if (!rows.isEmpty()) {
      postings.insert(rows);
    }
  }

  private void writeLots(long id, Draft draft, Book book) {
    var changed = new ArrayList<MovementRow>();
    draft
        .movements()
        .forEach(
            (expiresAt, change) -> {
              if (change.available() != 0 || change.reserved() != 0) {
                changed.add(new MovementRow(id, expiresAt, change.available(), change.reserved()));
                putLot(book, expiresAt);
              }
            });
    if (!changed.isEmpty()) {
      movements.insert(changed);
    }
  }

  private void putLot(Book book, Instant expiresAt) {
    var lot = book.lot(expiresAt);
    var dueAt = lot.available() > 0 ? expiresAt : null;
    if (lot.rowId() == 0) {
      long id = ids.next();
      var holder = book.holder();
      balances.insertLot(
          id, holder.id(), holder.district(), expiresAt, lot.available(), lot.reserved(), dueAt);
      book.stored(expiresAt, id);
    } else {
      require(balances.updateLot(lot.rowId(), lot.available(), lot.reserved(), dueAt));
    }
  }

  private void putBalance(Book book, Instant at) {
    require(
        balances.update(
            book.holder().id(),
            book.holder().district(),
            book.balance(LedgerAccount.AVAILABLE),
            book.balance(LedgerAccount.PENDING),
            book.balance(LedgerAccount.RESERVED),
            -book.balance(LedgerAccount.RECEIVABLE),
            book.entryNo(),
            at));
  }

  /** The lock keeps everybody else away, so a row that is not there means a fault of ours. */
  private static void require(int changed) {
    if (changed != 1) {
      throw new IllegalStateException("A row of the ledger's balances changed under its lock");
    }
  }
}

package org.lvdao.platform.outbox;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** The events that failed too often, of every handler. */
@Singleton
class DeadLetters {
  private final OutboxRepository rows;
  private final List<OutboxHandler<?>> handlers;
  private final OutboxSignal signal;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  DeadLetters(
      OutboxRepository rows,
      List<OutboxHandler<?>> handlers,
      OutboxSignal signal,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.rows = rows;
    this.handlers = handlers;
    this.signal = signal;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The oldest first. */
  Page<ParkedRow> page(@Nullable String cursor, int limit) {
    var after = Cursor.decode(cursor, 1);
    var names = handlers.stream().map(handler -> handler.name()).toList();
    var found = rows.findParked(names, after == null ? 0 : after.number(0), limit + 1);
    return Page.cut(found, limit, row -> Cursor.of(row.id()));
  }

  /**
   * Hands the event over again, with all its attempts before it.
   *
   * @throws DomainError {@code not-found} when it does not wait, or not any more
   */
  ParkedRow retry(Actor actor, long id) {
    return transactions.write(
        () -> {
          var row = rows.findParked(id).orElseThrow(DomainError::notFound);
          if (rows.unpark(id, clock.instant()) == 0) {
            throw DomainError.notFound();
          }
          var details = Map.of("handler", row.handler(), "aggregate", row.aggregateId());
          audit.record(actor, "dead-letter-retried", "outbox", Long.toString(id), null, details);
          transactions.afterCommit(() -> signal.wake(row.handler()));
          return row;
        });
  }
}

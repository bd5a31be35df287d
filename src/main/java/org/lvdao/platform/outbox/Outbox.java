package org.lvdao.platform.outbox;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.lvdao.kernel.DomainEvent;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/**
 * Publishes events reliably: one row for each handler of the event, written in the transaction of
 * the change itself, so that a change and the work it causes are kept or lost together.
 */
@Singleton
public class Outbox {
  private final OutboxRepository rows;
  private final List<OutboxHandler<?>> handlers;
  private final Transactions transactions;
  private final OutboxSignal signal;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  Outbox(
      OutboxRepository rows,
      List<OutboxHandler<?>> handlers,
      Transactions transactions,
      OutboxSignal signal,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.handlers = handlers;
    this.transactions = transactions;
    this.signal = signal;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Keeps the event for each of its handlers, and wakes them once the transaction has committed.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void publish(DomainEvent event) {
    publish(event, clock.instant());
  }

  /**
   * As {@link #publish(DomainEvent)}, but the handlers get it at the given time at the earliest.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void publish(DomainEvent event, Instant at) {
    if (!transactions.isOpen()) {
      throw new IllegalStateException("An event is published in the transaction of its change");
    }
    for (var handler : handlers) {
      if (handler.eventType().isInstance(event)) {
        rows.insert(ids.next(), handler.name(), event.aggregateId(), json.write(event), at);
        transactions.afterCommit(() -> signal.wake(handler.name()));
      }
    }
  }

  /**
   * Drops the events that happened to the aggregate and wait, parked ones too, in the caller's
   * transaction. One that is being handled goes on.
   */
  public void forget(long aggregateId) {
    // Found without locks first: there is no index, and others' rows must not make this one wait.
    var found = rows.findOf(aggregateId);
    if (!found.isEmpty()) {
      transactions.run(() -> rows.delete(found));
    }
  }
}

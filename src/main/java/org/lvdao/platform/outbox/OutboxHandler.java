package org.lvdao.platform.outbox;

import java.util.List;
import org.lvdao.kernel.DomainEvent;

/**
 * Does the work an event causes, at least once and possibly on several nodes at a time, in any
 * order. So it re-reads the aggregate, and doing it again changes nothing.
 *
 * @param <E> a final event type or the sealed interface of a family; stored as JSON
 */
public interface OutboxHandler<E extends DomainEvent> {
  /** Stable name of this handler; it stands in the rows. */
  String name();

  Class<E> eventType();

  /** How many rows one call may get. */
  default int batchSize() {
    return 1;
  }

  /**
   * Called outside any transaction. Returning means all are done.
   *
   * @throws Unavailable when a server it needs is away: the rows wait and no attempt is counted
   * @throws RuntimeException when it failed: the attempt is counted, and after the last one the row
   *     is parked for a person to look at
   */
  void handle(List<E> events);

  /** A server the handler needs is away. */
  final class Unavailable extends RuntimeException {
    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}

package org.lvdao.platform.outbox;

import java.time.Instant;
import java.util.List;
import org.lvdao.kernel.DomainEvent;

/**
 * Does the work an event causes, at least once and possibly on several nodes at a time, in any
 * order. So it re-reads the aggregate, and doing it again changes nothing.
 *
 * <p>A bean of this type is all it takes: every event of its type that is published from then on is
 * kept for it and handed over by a thread of its own, on whichever node comes first. Events
 * published before there was the handler never reach it. How long the oldest has waited and how
 * many are parked are metrics.
 *
 * @param <E> a final event type or the sealed interface of a family; stored as JSON
 */
public interface OutboxHandler<E extends DomainEvent> {
  /** Stable name of this handler, at most 64 characters; it stands in the rows. */
  String name();

  Class<E> eventType();

  /**
   * How many events one call may get. When a call for several fails, each is handed over again by
   * itself, so that one bad event does not hold up the others.
   */
  default int batchSize() {
    return 1;
  }

  /** How many calls may run at a time on one node; more than one for work that waits for others. */
  default int workers() {
    return 1;
  }

  /**
   * Called outside any transaction. Returning means all are done.
   *
   * @throws Later when it is not the time yet: the row waits until then and no attempt is counted
   * @throws Unavailable when a server it needs is away: the rows wait and no attempt is counted
   * @throws RuntimeException when it failed: the attempt is counted, and after the last one the row
   *     is parked for a person to look at
   */
  void handle(List<E> events);

  /** The event is to be handed over again at a certain time. */
  final class Later extends RuntimeException {
    private final Instant at;

    /**
     * @param why for the log
     */
    public Later(Instant at, String why) {
      super(why, null, false, false);
      this.at = at;
    }

    public Instant at() {
      return at;
    }
  }

  /** A server the handler needs is away. */
  final class Unavailable extends RuntimeException {
    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}

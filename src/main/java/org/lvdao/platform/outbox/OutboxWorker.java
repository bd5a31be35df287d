package org.lvdao.platform.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.lvdao.kernel.DomainEvent;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the rows of one handler, hands them over, and deletes those that are done. */
final class OutboxWorker<E extends DomainEvent> implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);

  /** Whoever waits looks so often whether it shall stop. */
  private static final Duration IDLE = Duration.ofMillis(500);

  /** Under load the next events gather for as long: many in one go cost little more than one. */
  private static final Duration GATHER = Duration.ofMillis(50);

  private static final Duration SERVER_AWAY = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 8;
  private static final int LAST_ERROR_LENGTH = 500;

  private final OutboxHandler<E> handler;
  private final OutboxRepository rows;
  private final Transactions transactions;
  private final OutboxSignal signal;
  private final StoredJson json;
  private final InstantSource clock;
  private final OutboxSettings settings;
  private volatile boolean running = true;

  OutboxWorker(
      OutboxHandler<E> handler,
      OutboxRepository rows,
      Transactions transactions,
      OutboxSignal signal,
      StoredJson json,
      InstantSource clock,
      OutboxSettings settings) {
    this.handler = handler;
    this.rows = rows;
    this.transactions = transactions;
    this.signal = signal;
    this.json = json;
    this.clock = clock;
    this.settings = settings;
  }

  void stop() {
    running = false;
    signal.wake(handler.name());
  }

  @Override
  public void run() {
    while (running) {
      try {
        int handled = handleSome();
        if (handled == 0) {
          awaitWork();
        } else if (handled < handler.batchSize()) {
          Thread.sleep(GATHER);
        }
      } catch (InterruptedException interrupted) {
        return;
      } catch (RuntimeException | Error failure) {
        log.warn("Outbox {} pauses: {}", handler.name(), failure.toString());
        pause(SERVER_AWAY);
      }
    }
  }

  private void awaitWork() throws InterruptedException {
    while (running && !signal.await(handler.name(), IDLE)) {
      // What nobody signals here, the watch sees.
    }
  }

  /** Returns how many there were. */
  private int handleSome() {
    var owner = UUID.randomUUID().toString();
    List<OutboxRow> claimed = transactions.write(() -> claim(owner));
    if (!claimed.isEmpty()) {
      handle(owner, claimed);
    }
    return claimed.size();
  }

  private List<OutboxRow> claim(String owner) {
    Instant now = clock.instant();
    var available = rows.findAvailable(handler.name(), now, handler.batchSize());
    if (!available.isEmpty()) {
      int claimed = rows.claim(idsOf(available), owner, now.plus(settings.lease()), now);
      if (claimed != available.size()) {
        throw new IllegalStateException("Locked outbox rows could not be claimed");
      }
    }
    return available;
  }

  private void handle(String owner, List<OutboxRow> claimed) {
    try {
      handler.handle(
          claimed.stream().map(row -> json.read(row.event(), handler.eventType())).toList());
      rows.deleteDone(idsOf(claimed), owner);
    } catch (OutboxHandler.Unavailable away) {
      log.warn("Outbox {} waits: {}", handler.name(), away.getMessage());
      rows.release(idsOf(claimed), owner, clock.instant());
      pause(SERVER_AWAY);
    } catch (RuntimeException | Error failure) {
      // An error too, such as of a class that cannot be loaded: it must not end the worker
      // silently.
      if (DatabaseFaults.isAway(failure)) {
        // No fault of the event. The rows come back when the lease ends.
        throw failure;
      }
      if (claimed.size() > 1) {
        // One event must not hold up the others: each again by itself.
        claimed.forEach(row -> handle(owner, List.of(row)));
      } else if (failure instanceof OutboxHandler.Later later) {
        log.debug("Outbox {} waits until {}: {}", handler.name(), later.at(), later.getMessage());
        rows.release(idsOf(claimed), owner, later.at());
      } else {
        fail(owner, claimed.getFirst(), failure);
      }
    }
  }

  private void fail(String owner, OutboxRow row, Throwable failure) {
    int attempts = row.attempts() + 1;
    Instant now = clock.instant();
    Instant parkedAt = attempts >= ATTEMPTS ? now : null;
    log.error("Outbox {} failed on {} (attempt {})", handler.name(), row.id(), attempts, failure);
    var error = failure.toString();
    rows.fail(
        row.id(),
        owner,
        now.plus(Duration.ofSeconds(1L << attempts)),
        error.substring(0, Math.min(error.length(), LAST_ERROR_LENGTH)),
        parkedAt);
  }

  private static List<Long> idsOf(List<OutboxRow> claimed) {
    return claimed.stream().map(OutboxRow::id).toList();
  }

  private void pause(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    while (running && System.nanoTime() < deadline) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException interrupted) {
        running = false;
      }
    }
  }
}

package org.lvdao.platform.outbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for the events of all handlers at once and wakes those that have some: what other nodes
 * published, and what is due again. So no worker asks the database while there is nothing to do.
 */
final class OutboxWatch implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(OutboxWatch.class);
  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final Duration SERVER_AWAY = Duration.ofSeconds(2);

  private final List<String> handlers;
  private final WaitingRepository waiting;
  private final OutboxSignal signal;
  private final InstantSource clock;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param handlers their names, at least one
   */
  OutboxWatch(
      List<String> handlers, WaitingRepository waiting, OutboxSignal signal, InstantSource clock) {
    this.handlers = handlers;
    this.waiting = waiting;
    this.signal = signal;
    this.clock = clock;
  }

  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    try {
      while (!stopped.await(look().toMillis(), TimeUnit.MILLISECONDS)) {
        // Until it is stopped.
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns how long to wait for the next look. */
  private Duration look() {
    try {
      waiting.findHandlersWithWork(handlers, clock.instant()).forEach(signal::wake);
      return PERIOD;
    } catch (RuntimeException | Error failure) {
      log.warn("The outbox is not looked at: {}", failure.toString());
      return SERVER_AWAY;
    }
  }
}

package org.lvdao.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/** Runs the workers of each handler, and the watch that wakes them, while the server is up. */
@Singleton
class OutboxWorkers implements ApplicationEventListener<ServerStartupEvent> {
  private static final Duration STOP_WAIT = Duration.ofSeconds(10);

  private final List<OutboxHandler<?>> handlers;
  private final OutboxRepository rows;
  private final WaitingRepository waiting;
  private final Transactions transactions;
  private final OutboxSignal signal;
  private final StoredJson json;
  private final InstantSource clock;
  private final OutboxSettings settings;
  private final MeterRegistry meters;
  private final List<OutboxWorker<?>> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable OutboxWatch watch;

  OutboxWorkers(
      List<OutboxHandler<?>> handlers,
      OutboxRepository rows,
      WaitingRepository waiting,
      Transactions transactions,
      OutboxSignal signal,
      StoredJson json,
      InstantSource clock,
      OutboxSettings settings,
      MeterRegistry meters) {
    this.handlers = handlers;
    this.rows = rows;
    this.waiting = waiting;
    this.transactions = transactions;
    this.signal = signal;
    this.json = json;
    this.clock = clock;
    this.settings = settings;
    this.meters = meters;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent started) {
    for (var handler : handlers) {
      watch(handler.name());
      for (int i = 0; i < handler.workers(); i++) {
        var worker = new OutboxWorker<>(handler, rows, transactions, signal, json, clock, settings);
        workers.add(worker);
        threads.add(Thread.ofVirtual().name("outbox-" + handler.name()).start(worker));
      }
    }
    var names = handlers.stream().map(OutboxHandler::name).toList();
    watch = new OutboxWatch(names, waiting, signal, clock);
    threads.add(Thread.ofVirtual().name("outbox-watch").start(watch));
  }

  @PreDestroy
  void stop() throws InterruptedException {
    if (watch != null) {
      watch.stop();
    }
    workers.forEach(OutboxWorker::stop);
    for (var thread : threads) {
      thread.join(STOP_WAIT);
    }
  }

  /** A gauge that cannot be read, as while the database is away, says NaN. */
  private void watch(String handler) {
    Gauge.builder("lvdao.outbox.oldest.pending", () -> oldestPendingSeconds(handler))
        .baseUnit("seconds")
        .description("Age of the oldest event the handler has not done")
        .tag("handler", handler)
        .register(meters);
    Gauge.builder("lvdao.outbox.parked", () -> rows.countParked(handler))
        .description("Events that failed too often and wait for a person")
        .tag("handler", handler)
        .register(meters);
  }

  private double oldestPendingSeconds(String handler) {
    var oldest = rows.oldestPending(handler);
    long age = oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis();
    // What is to come later has no age yet.
    return Math.max(0, age) / 1000.0;
  }
}

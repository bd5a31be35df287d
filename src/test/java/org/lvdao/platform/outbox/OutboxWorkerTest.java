package org.lvdao.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.DomainEvent;
import org.lvdao.kernel.Ids;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

@LvdaoTest
class OutboxWorkerTest {
  /** Longer than the time of a test is moved while a worker is at its rows. */
  private static final Duration LEASE = Duration.ofDays(1);

  private static final int ATTEMPTS = 8;

  @Inject OutboxRepository rows;
  @Inject WaitingRepository waiting;
  @Inject Transactions transactions;
  @Inject StoredJson json;
  @Inject Ids ids;
  @Inject MeterRegistry meters;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
  private final OutboxSignal signal = new OutboxSignal();
  private final List<OutboxWorker<?>> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  @Serdeable
  record Noted(long aggregateId) implements DomainEvent {}

  @AfterEach
  void stop() throws InterruptedException {
    workers.forEach(OutboxWorker::stop);
    for (var thread : threads) {
      thread.join();
    }
  }

  /** What shall happen to one event, and what did. */
  private static final class Fate {
    final int failures;
    final AtomicInteger failed = new AtomicInteger();
    final AtomicInteger done = new AtomicInteger();
    final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.MIN);

    Fate(int failures) {
      this.failures = failures;
    }

    boolean failsNow() {
      return failed.get() < failures;
    }
  }

  /** Fails as often as each event's fate says, and complains of calls that come too early. */
  private final class Fateful implements OutboxHandler<Noted> {
    final String name = "test-" + UUID.randomUUID();
    final Map<Long, Fate> fates = new ConcurrentHashMap<>();
    final Set<String> complaints = ConcurrentHashMap.newKeySet();
    final AtomicInteger away = new AtomicInteger();
    final AtomicInteger broken = new AtomicInteger();
    final int batch;

    Fateful(int batch) {
      this.batch = batch;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Class<Noted> eventType() {
      return Noted.class;
    }

    @Override
    public int batchSize() {
      return batch;
    }

    @Override
    public void handle(List<Noted> events) {
      if (transactions.isOpen()) {
        complaints.add("called in a transaction");
      }
      if (away.getAndDecrement() > 0) {
        throw new Unavailable("away on purpose", new IllegalStateException());
      }
      if (broken.getAndDecrement() > 0) {
        throw new NoClassDefFoundError("missing on purpose");
      }
      for (var event : events) {
        var fate = fates.get(event.aggregateId());
        if (now.get().isBefore(fate.notBefore.get())) {
          complaints.add("too early: " + event);
        }
        if (fate.failsNow()) {
          if (events.size() == 1) {
            int attempt = fate.failed.incrementAndGet();
            fate.notBefore.set(now.get().plusSeconds(1L << attempt));
          }
          throw new IllegalArgumentException("fails on purpose");
        }
      }
      events.forEach(event -> fates.get(event.aggregateId()).done.incrementAndGet());
    }
  }

  @Test
  void whatever_fails_is_tried_again_later_and_later_and_parked_at_last() {
    long seed = Long.getLong("lvdao.seed", System.nanoTime() & 0xFFFFFF);
    var random = new Random(seed);
    var handler = new Fateful(1 + random.nextInt(10));
    publish(handler, new Fate(ATTEMPTS - 1));
    publish(handler, new Fate(ATTEMPTS));
    for (int i = 0; i < 40; i++) {
      publish(handler, new Fate(random.nextInt(3) == 0 ? random.nextInt(ATTEMPTS + 2) : 0));
    }
    start(handler);
    start(handler);

    Awaitility.await()
        .until(
            () -> {
              now.updateAndGet(before -> before.plusSeconds(7));
              signal.wake(handler.name);
              return pending(handler) == 0;
            });

    int poisonous = 0;
    for (var fate : handler.fates.values()) {
      boolean poison = fate.failures >= ATTEMPTS;
      poisonous += poison ? 1 : 0;
      assertThat(fate.failed).hasValue(Math.min(fate.failures, ATTEMPTS));
      assertThat(fate.done.get()).isEqualTo(poison ? 0 : 1);
    }
    System.out.printf(
        "[outbox] seed=%d batch=%d: %d events, %d parked%n",
        seed, handler.batch, handler.fates.size(), poisonous);
    assertThat(handler.complaints).isEmpty();
    assertThat(parked(handler)).isEqualTo(poisonous);
  }

  @Test
  void a_server_that_is_away_costs_no_attempts() {
    var handler = new Fateful(3);
    handler.away.set(2);
    var fate = new Fate(ATTEMPTS - 1);
    publish(handler, fate);
    start(handler);

    // All attempts but one are needed for the event itself.
    Awaitility.await()
        .until(
            () -> {
              now.updateAndGet(before -> before.plusSeconds(10));
              signal.wake(handler.name);
              return fate.done.get() == 1;
            });

    assertThat(handler.away.get()).isNegative();
    assertThat(parked(handler)).isZero();
  }

  @Test
  void an_error_is_a_failure_like_any_other_and_ends_no_worker() {
    var handler = new Fateful(3);
    handler.broken.set(ATTEMPTS);
    var broken = new Fate(0);
    publish(handler, broken);
    var worker = start(handler);
    awaitLater(handler, () -> parked(handler) == 1);

    var next = new Fate(0);
    publish(handler, next);
    awaitLater(handler, () -> next.done.get() == 1);

    assertThat(worker.isAlive()).isTrue();
    assertThat(broken.done).hasValue(0);
  }

  private void awaitLater(Fateful handler, Callable<Boolean> done) {
    Awaitility.await()
        .until(
            () -> {
              now.updateAndGet(before -> before.plusSeconds(7));
              signal.wake(handler.name);
              return done.call();
            });
  }

  @Test
  void the_rows_of_a_dead_worker_are_taken_over_when_its_lease_ends() {
    var handler = new Fateful(10);
    var fate = new Fate(0);
    publish(handler, fate);
    var dead = UUID.randomUUID().toString();
    // Rows that another transaction has locked for a moment are passed by.
    Awaitility.await()
        .until(
            () ->
                transactions.write(
                    () -> {
                      var found = rows.findAvailable(handler.name, now.get(), 10);
                      var ids = found.stream().map(OutboxRow::id).toList();
                      return !ids.isEmpty()
                          && rows.claim(ids, dead, now.get().plus(LEASE), now.get()) == 1;
                    }));
    start(handler);

    now.updateAndGet(before -> before.plus(LEASE).minusMillis(1));
    signal.wake(handler.name);
    Awaitility.await().during(Duration.ofMillis(700)).until(() -> fate.done.get() == 0);

    now.updateAndGet(before -> before.plusMillis(1));
    signal.wake(handler.name);
    Awaitility.await().until(() -> fate.done.get() == 1 && pending(handler) == 0);
  }

  @Test
  void a_worker_that_lost_its_lease_changes_nothing() {
    var handler = new Fateful(1);
    long id = publish(handler, new Fate(0));
    var loser = UUID.randomUUID().toString();
    var winner = UUID.randomUUID().toString();
    var later = now.get().plus(LEASE);
    transactions.run(() -> rows.claim(List.of(id), loser, later, now.get()));
    transactions.run(() -> rows.claim(List.of(id), winner, later.plus(LEASE), later));

    int changed =
        transactions.write(
            () ->
                rows.deleteDone(List.of(id), loser)
                    + rows.release(List.of(id), loser, later)
                    + rows.fail(id, loser, later, "late", later));

    assertThat(changed).isZero();
    assertThat(transactions.<Integer>write(() -> rows.deleteDone(List.of(id), winner)))
        .isEqualTo(1);
  }

  @Test
  void stopping_is_quick_while_idle_and_while_a_server_is_away() {
    var idle = start(new Fateful(1));
    var handler = new Fateful(1);
    handler.away.set(Integer.MAX_VALUE);
    publish(handler, new Fate(0));
    var waiting = start(handler);
    Awaitility.await().until(() -> handler.away.get() < Integer.MAX_VALUE);

    workers.forEach(OutboxWorker::stop);

    Awaitility.await().until(() -> !idle.isAlive() && !waiting.isAlive());
    assertThat(pending(handler)).isEqualTo(1);
  }

  @Test
  void workers_share_a_heap_of_events() {
    var handler = new Fateful(4);
    for (int i = 0; i < 60; i++) {
      publish(handler, new Fate(0));
    }
    for (int i = 0; i < 4; i++) {
      start(handler);
    }

    Awaitility.await().until(() -> pending(handler) == 0);

    assertThat(handler.fates.values()).allSatisfy(fate -> assertThat(fate.done).hasValue(1));
  }

  @Test
  void parked_events_and_the_oldest_waiting_one_are_metrics() {
    for (var name : List.of("lvdao.outbox.parked", "lvdao.outbox.oldest.pending")) {
      assertThat(meters.get(name).tag("handler", "report-search").gauge().value())
          .isNotNaN()
          .isNotNegative();
    }
  }

  @Test
  void the_watch_wakes_whoever_has_events_that_nobody_here_published() throws Exception {
    var asked = new Fateful(1);
    var idle = new Fateful(1);
    var watch = new OutboxWatch(List.of(idle.name, asked.name), waiting, signal, now::get);
    var thread = Thread.startVirtualThread(watch);
    rows.insert(ids.next(), asked.name, 1, "{}", now.get().plusSeconds(60));
    assertThat(signal.await(asked.name, Duration.ofSeconds(1))).as("not yet").isFalse();

    now.updateAndGet(before -> before.plusSeconds(60));

    Awaitility.await().until(() -> signal.await(asked.name, Duration.ofSeconds(1)));
    watch.stop();
    thread.join();
    assertThat(signal.await(idle.name, Duration.ZERO)).isFalse();
  }

  private long publish(Fateful handler, Fate fate) {
    long id = ids.next();
    handler.fates.put(id, fate);
    var outbox = new Outbox(rows, List.of(handler), transactions, signal, json, ids, now::get);
    transactions.run(() -> outbox.publish(new Noted(id)));
    // A worker of another handler may hold the neighbouring row for a moment, and the look skips
    // it.
    return Awaitility.await().until(() -> find(handler, id), Optional::isPresent).get();
  }

  private Optional<Long> find(Fateful handler, long aggregateId) {
    return transactions.write(() -> rows.findAvailable(handler.name, now.get(), 1_000)).stream()
        .filter(row -> row.aggregateId() == aggregateId)
        .map(OutboxRow::id)
        .findFirst();
  }

  private Thread start(Fateful handler) {
    var worker =
        new OutboxWorker<>(
            handler, rows, transactions, signal, json, now::get, new OutboxSettings(LEASE));
    workers.add(worker);
    var thread = Thread.startVirtualThread(worker);
    threads.add(thread);
    return thread;
  }

  private long pending(Fateful handler) {
    return transactions.read(() -> rows.countPending(handler.name));
  }

  private long parked(Fateful handler) {
    return transactions.read(() -> rows.countParked(handler.name));
  }
}

package org.lvdao.platform.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a local worker of a handler as soon as there is work, so none need poll. */
@Singleton
class OutboxSignal {
  private final ConcurrentMap<String, Semaphore> signals = new ConcurrentHashMap<>();

  void wake(String handler) {
    var signal = of(handler);
    if (signal.availablePermits() == 0) {
      signal.release();
    }
  }

  /** Whether there was a signal in that time, or before it and nobody has heard it. */
  boolean await(String handler, Duration time) throws InterruptedException {
    var signal = of(handler);
    boolean woken = signal.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
    if (woken) {
      signal.drainPermits();
    }
    return woken;
  }

  private Semaphore of(String handler) {
    return signals.computeIfAbsent(handler, h -> new Semaphore(0));
  }
}

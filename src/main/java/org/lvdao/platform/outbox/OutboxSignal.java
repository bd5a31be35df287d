package org.lvdao.platform.outbox;

import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the local worker of a handler as soon as there is work, so it need not poll often. */
@Singleton
class OutboxSignal {
  private final ConcurrentMap<String, Semaphore> signals = new ConcurrentHashMap<>();

  void wake(String handler) {
    var signal = of(handler);
    if (signal.availablePermits() == 0) {
      signal.release();
    }
  }

  void await(String handler, long millis) throws InterruptedException {
    var signal = of(handler);
    if (signal.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      signal.drainPermits();
    }
  }

  private Semaphore of(String handler) {
    return signals.computeIfAbsent(handler, h -> new Semaphore(0));
  }
}

package org.lvdao.local;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The system's time in whole milliseconds, until somebody moves it: for one piece of work, as the
 * demo history needs, or for everybody, as a test needs.
 */
@Singleton
@Replaces(InstantSource.class)
@Requires(env = {"local", "test"})
public final class AdjustableClock implements InstantSource {
  private static final ScopedValue<Instant> SIMULATED = ScopedValue.newInstance();

  private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);
  private final AtomicInteger moves = new AtomicInteger();

  @Override
  public Instant instant() {
    return SIMULATED.isBound()
        ? SIMULATED.get()
        : Instant.now().plus(shift.get()).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Does the work at the given instant. Only this thread sees it, and only until the work ends. */
  public <T> T at(Instant when, Supplier<T> work) {
    return ScopedValue.where(SIMULATED, when.truncatedTo(ChronoUnit.MILLIS)).call(work::get);
  }

  /** Moves the time of every thread, further with each call; the duration may be negative. */
  public void advance(Duration by) {
    moves.incrementAndGet();
    shift.updateAndGet(before -> before.plus(by));
  }

  /** Back to the system's time. */
  public void reset() {
    if (!shift.getAndSet(Duration.ZERO).isZero()) {
      moves.incrementAndGet();
    }
  }

  /** How often everybody's time was moved: what was made before may have expired meanwhile. */
  int moves() {
    return moves.get();
  }
}

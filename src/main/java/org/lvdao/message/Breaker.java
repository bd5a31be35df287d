package org.lvdao.message;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this node from asking a provider that fails: after three failures in a row, or at once when
 * the provider says for how long, nobody asks until the pause is over. The pause doubles from five
 * seconds to five minutes, until something succeeds again.
 */
final class Breaker {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int PATIENCE = 3;

  private int failures;
  private Instant pausedUntil = Instant.MIN;

  /** Null when the provider may be asked. */
  synchronized @Nullable Instant pausedAt(Instant now) {
    return now.isBefore(pausedUntil) ? pausedUntil : null;
  }

  synchronized void succeeded() {
    failures = 0;
    pausedUntil = Instant.MIN;
  }

  /** Returns when what failed may be tried again. */
  synchronized Instant failed(Instant now, @Nullable Duration retryAfter) {
    failures++;
    var pause = FIRST.multipliedBy(1L << Math.min(failures - 1, 6));
    if (pause.compareTo(LONGEST) > 0) {
      pause = LONGEST;
    }
    if (retryAfter != null && retryAfter.compareTo(pause) > 0) {
      pause = retryAfter;
    }
    var again = now.plus(pause);
    if ((failures >= PATIENCE || retryAfter != null) && again.isAfter(pausedUntil)) {
      pausedUntil = again;
    }
    return again;
  }
}

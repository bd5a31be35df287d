package org.lvdao.platform.web;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Tells whether another company's server signed what it calls us with just now. */
@Singleton
public class CallbackClock {
  /** How far its clock may be from ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final InstantSource clock;

  CallbackClock(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @param timestamp seconds since 1970; what is no number is never now
   */
  public boolean isNow(String timestamp) {
    try {
      long seconds = Long.parseLong(timestamp);
      return Math.abs(Math.subtractExact(clock.instant().getEpochSecond(), seconds))
          <= SKEW.toSeconds();
    } catch (NumberFormatException | ArithmeticException none) {
      return false;
    }
  }
}

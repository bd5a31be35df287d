package org.lvdao.survey.answering;

import io.micronaut.serde.annotation.Serdeable;

/** How long somebody took, kept no finer than this. */
@Serdeable
public enum Duration {
  UNDER_30_SECONDS,
  UNDER_2_MINUTES,
  UNDER_10_MINUTES,
  LONGER;

  static Duration of(int seconds) {
    if (seconds < 30) {
      return UNDER_30_SECONDS;
    }
    if (seconds < 120) {
      return UNDER_2_MINUTES;
    }
    return seconds < 600 ? UNDER_10_MINUTES : LONGER;
  }
}

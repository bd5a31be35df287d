package org.lvdao.platform.content;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Nobody can judge now. The message names the kind of failure only. */
public final class ContentCheckUnavailable extends RuntimeException {
  private final @Nullable Duration retryAfter;

  ContentCheckUnavailable(String why, @Nullable Duration retryAfter) {
    super(why, null, false, false);
    this.retryAfter = retryAfter;
  }

  /** How long asking again is of no use; null when that is not known. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}

package org.lvdao.platform.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a push. */
public sealed interface PushResult {
  /** The provider has it. */
  record Sent() implements PushResult {}

  /** The app was removed from the device, or its token replaced: it never works again. */
  record TokenGone() implements PushResult {}

  /**
   * The provider cannot be reached, cannot at the moment, or has had too much; later it may.
   *
   * @param retryAfter how long it asked to be left alone; null when it did not say
   */
  record Away(String why, @Nullable Duration retryAfter) implements PushResult {}

  /** The provider will not take it: something is set up wrong, and a person must look. */
  record Refused(String why) implements PushResult {}
}

package org.lvdao.message;

import java.time.Instant;

/** One way to push. */
interface PushChannel {
  PushWay way();

  /** Whether it is set up. */
  boolean isOn();

  /**
   * Tries once, never inside a transaction.
   *
   * @throws PushRefused when the provider will not take it and a person must look
   */
  Attempt push(Notification told);

  /** What became of an attempt. */
  sealed interface Attempt {
    /** The provider has it. */
    record Done() implements Attempt {}

    /** The person cannot be reached this way. */
    record NoWay() implements Attempt {}

    /** Nobody was asked, because the provider is away until then. */
    record Paused(Instant until) implements Attempt {}

    /** The provider failed, and may have taken it nevertheless. */
    record Failed(Instant again, String why) implements Attempt {}

    /** The person does not want it. */
    record Unwanted() implements Attempt {}
  }

  /** The provider will not take the push. Its words name the kind of failure only. */
  final class PushRefused extends RuntimeException {
    PushRefused(String why) {
      super(why, null, false, false);
    }
  }
}

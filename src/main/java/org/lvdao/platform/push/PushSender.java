package org.lvdao.platform.push;

/** Sends pushes to apps, never inside a transaction. */
public interface PushSender {
  /** Whether pushes can be sent at all. */
  boolean isOn();

  /**
   * Sends at most once as far as the provider answers; without an answer the device may have it.
   *
   * @throws IllegalStateException when it is not on
   */
  PushResult send(Push push);
}

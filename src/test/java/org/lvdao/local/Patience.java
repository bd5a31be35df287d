package org.lvdao.local;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long a test waits for what must happen: far longer than it takes, because the machine may be
 * slow and busy, and a test that passes does not wait. A test that awaits something names a time
 * only when the time is what it tests.
 */
public final class Patience implements LauncherSessionListener {
  /** The default of every {@link Awaitility#await()}. */
  static final Duration LONG = Duration.ofMinutes(4);

  private static final Duration OFTEN = Duration.ofMillis(20);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(LONG);
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(OFTEN);
  }
}

package org.lvdao.kernel;

import java.time.Instant;
import java.util.Set;

/** Something residents do that counts as taking part (参与). Each feature says it of its own. */
public interface ResidentActivity {
  /** What it is. */
  enum Kind {
    /** A report that was not refused or withdrawn. */
    REPORT,
    /** A pickup that took place. */
    PICKUP,
    /** Sorted kitchen waste that was accepted. */
    DELIVERY,
    /** A survey that was answered. */
    SURVEY
  }

  Kind kind();

  /**
   * The accounts of those who did it in a district, each once; nothing says when.
   *
   * @param until the first moment that does not count any more
   */
  Set<Long> accounts(String district, Instant from, Instant until);
}

package org.lvdao.message;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Who reports; the feature that knows says it, because it is one that tells people things. */
public interface ReporterActivity {
  /** Those of the accounts that reported something since. */
  Set<Long> reportedSince(Collection<Long> accountIds, Instant since);
}

package org.lvdao.platform.auth;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/** Who saw or changed what. Lines are added in the transaction of the change and never touched. */
@Singleton
public class AuditLog {
  private final AuditRepository lines;
  private final Transactions transactions;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  AuditLog(
      AuditRepository lines,
      Transactions transactions,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.lines = lines;
    this.transactions = transactions;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds a line, in the caller's transaction if there is one.
   *
   * @param actor who did it; {@link Actor#SYSTEM} when nobody in particular did
   * @param action what was done, such as {@code staff-disabled}; at most 64 characters
   * @param subject the kind of thing it was done to, such as {@code account}
   * @param district null when it concerns none in particular
   * @param details codes and ids only, never personal data: the log outlives an erased account
   */
  public void record(
      Actor actor,
      String action,
      String subject,
      String subjectId,
      @Nullable String district,
      Map<String, ?> details) {
    transactions.run(
        () ->
            lines.insert(
                ids.next(),
                clock.instant(),
                actor.accountId(),
                action,
                subject,
                subjectId,
                district,
                json.write(details)));
  }
}

package org.lvdao.platform.content;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.Outbox;

/**
 * Keeps what was told about photos before it is said to be taken, for whoever asked: WeChat wants
 * an answer within five seconds, and the trace may not be written yet.
 */
@Singleton
class PhotoVerdicts {
  private final Outbox outbox;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  PhotoVerdicts(Outbox outbox, Transactions transactions, Ids ids, InstantSource clock) {
    this.outbox = outbox;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  void take(String trace, ContentCheck.Verdict verdict) {
    var event = new PhotoVerdictEvent(ids.next(), trace, verdict, clock.instant());
    transactions.run(() -> outbox.publish(event));
  }
}

package org.lvdao.platform.sms;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;

/** Sends text messages and keeps for a week what became of them: no number and no words. */
@Singleton
public class TextMessages {
  private static final Duration KEPT = Duration.ofDays(7);

  private final SmsSender sender;
  private final TextMessageRepository rows;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  TextMessages(
      SmsSender sender,
      TextMessageRepository rows,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.sender = sender;
    this.rows = rows;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** The id of a message to be sent once the caller's transaction has committed. */
  public long announce() {
    long id = ids.next();
    rows.insert(id, clock.instant());
    return id;
  }

  /**
   * Sends a message that was announced; never inside a transaction.
   *
   * @throws SmsUnavailable as {@link SmsSender#send}
   */
  public void send(SmsMessage message) {
    try {
      sender.send(message);
    } catch (SmsUnavailable refused) {
      transactions.run(() -> rows.answered(message.id(), SmsState.REFUSED));
      throw refused;
    }
    transactions.run(() -> rows.answered(message.id(), SmsState.ACCEPTED));
  }

  /** Whether the gateway said that the phone did not get it. */
  public boolean hasFailed(long id) {
    return rows.find(id).filter(row -> row.state() == SmsState.FAILED).isPresent();
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "6m")
  void clean() {
    var before = clock.instant().minus(KEPT);
    transactions.inPieces(() -> rows.deleteOld(before));
  }
}

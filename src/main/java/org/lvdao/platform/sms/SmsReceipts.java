package org.lvdao.platform.sms;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.web.CallbackClock;

/**
 * Takes the gateway's receipts (状态报告). One that is sent again, by the gateway or by somebody who
 * overheard it, changes nothing: a message ends once.
 */
@Singleton
class SmsReceipts {
  private final @Nullable HttpSmsSettings gateway;
  private final TextMessageRepository rows;
  private final Transactions transactions;
  private final CallbackClock clock;
  private final Counter delivered;
  private final Counter failed;

  SmsReceipts(
      @Nullable HttpSmsSettings gateway,
      TextMessageRepository rows,
      Transactions transactions,
      CallbackClock clock,
      MeterRegistry meters) {
    this.gateway = gateway;
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
    this.delivered = counter(meters, "delivered");
    this.failed = counter(meters, "failed");
  }

  private static Counter counter(MeterRegistry meters, String state) {
    return Counter.builder("lvdao.sms.receipts")
        .description("Text messages whose end the gateway told this node")
        .tag("state", state)
        .register(meters);
  }

  /**
   * @throws DomainError {@code unauthenticated} unless the gateway signed it just now
   */
  void check(@Nullable String timestamp, @Nullable String signature, String body) {
    if (gateway == null
        || timestamp == null
        || signature == null
        || !clock.isNow(timestamp)
        || !isSigned(gateway, timestamp, signature, body)) {
      throw DomainError.of(CommonProblem.UNAUTHENTICATED);
    }
  }

  private static boolean isSigned(
      HttpSmsSettings gateway, String timestamp, String signature, String body) {
    return MessageDigest.isEqual(
        SmsSignature.of(gateway.secret(), timestamp, body).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws DomainError {@code not-found} for a message that is none of ours, or no more
   */
  void take(SmsReceiptController.Receipt receipt) {
    long id = receipt.messageId();
    var state = receipt.state().end();
    boolean first = transactions.write(() -> rows.end(id, state, receipt.code()) == 1);
    if (first) {
      (state == SmsState.DELIVERED ? delivered : failed).increment();
    } else if (rows.find(id).isEmpty()) {
      throw DomainError.notFound();
    }
  }
}

package org.lvdao.pickup.payment;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who takes the money, in the shape of WeChat Pay (微信支付). Every call is idempotent by its number:
 * made again, it changes nothing and says how things stand. Never called inside a transaction.
 *
 * <p>Every method throws {@link PaymentAway} when the provider cannot be reached or does not know
 * what to say, after which nobody knows whether it was done: ask again.
 */
public interface PaymentPort {

  /**
   * What somebody is to pay.
   *
   * @param tradeNo ours, at most 32 characters
   * @param amountFen in 分
   * @param description what the payer reads
   * @param openid the payer at WeChat; null when not known
   * @param until after which it shall not be paid any more
   */
  record Order(
      String tradeNo, long amountFen, String description, @Nullable String openid, Instant until) {}

  /**
   * How a payment stands at the provider.
   *
   * @param amountFen what was paid, in 分; 0 unless it was
   * @param transactionId the provider's number; null unless it was paid
   */
  record Trade(String tradeNo, State state, long amountFen, @Nullable String transactionId) {
    /** What the provider says of it. */
    public enum State {
      /** It may still be paid. */
      NOT_PAID,
      PAID,
      /** It can never be paid: closed, or unknown to the provider. */
      CLOSED
    }
  }

  /**
   * What the provider told us, as it arrived.
   *
   * @param timestamp seconds since 1970
   * @param serial which key of the provider signed it
   * @param signature of timestamp, nonce and body
   */
  record Notice(String timestamp, String nonce, String serial, String signature, byte[] body) {}

  /**
   * Prepares the payment (预下单).
   *
   * @return what the app passes to the provider's payment sheet
   */
  Map<String, String> prepay(Order order);

  /** Asks how it stands (查单). */
  Trade query(String tradeNo);

  /** Lets nobody pay it any more (关单), and says how it ended: {@code CLOSED} or {@code PAID}. */
  Trade close(String tradeNo);

  /**
   * Gives it back (退款), all or a part.
   *
   * @param refundNo ours
   * @param amountFen in 分, what goes back
   * @param paidFen in 分, what was paid
   * @return whether the payer has it; false while it is on its way
   */
  boolean refund(String tradeNo, String refundNo, long amountFen, long paidFen);

  /**
   * Reads what the provider told us; nothing of it counts before its signature was checked.
   *
   * @return null when the provider did not sign it
   */
  @Nullable Trade read(Notice notice);
}

package org.lvdao.pickup.payment;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The payment of a fee.
 *
 * @param id also the trade number (商户订单号) at the provider, and the number of its refund
 * @param amountFen in 分, more than 0
 * @param paidFen what was paid, in 分; null until it is, and another amount goes back
 * @param refundFen what goes back or went, in 分; null for all of it, if anything does
 * @param transactionId the provider's; null until it is paid
 */
@MappedEntity("pickup_payment")
public record PaymentRow(
    @Id long id,
    long bookingId,
    String district,
    long amountFen,
    PaymentState state,
    @Nullable Long paidFen,
    @Nullable Long refundFen,
    @Nullable String transactionId,
    Instant createdAt,
    @Nullable Instant paidAt,
    @Nullable Instant refundedAt) {
  /** What goes back once something does, in 分. */
  long toRefund() {
    long paid = Objects.requireNonNull(paidFen, "refunded without a payment");
    return refundFen == null ? paid : refundFen;
  }

  /** What went back, in 分; null while nothing did. */
  public @Nullable Long refundedFen() {
    return refundedAt == null ? null : Long.valueOf(toRefund());
  }

  String tradeNo() {
    return Long.toString(id);
  }
}

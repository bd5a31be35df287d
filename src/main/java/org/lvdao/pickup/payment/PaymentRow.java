package org.lvdao.pickup.payment;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The payment of a fee.
 *
 * @param id also the trade number (商户订单号) at the provider, and the number of its refund
 * @param amountFen in 分, more than 0
 * @param paidFen what was paid, in 分; null until it is, and another amount goes back
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
    @Nullable String transactionId,
    Instant createdAt,
    @Nullable Instant paidAt,
    @Nullable Instant refundedAt) {
  String tradeNo() {
    return Long.toString(id);
  }
}

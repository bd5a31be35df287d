package org.lvdao.pickup;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.pickup.payment.PaymentRow;
import org.lvdao.pickup.payment.PaymentState;
import org.lvdao.platform.web.Idempotency;

/** Paying the fee of a booking (大件收运费). */
@Controller("/api/v1/pickup/bookings/{id}/payment")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class BookingPaymentController {
  private final BookingPayments payments;
  private final Idempotency idempotency;

  BookingPaymentController(BookingPayments payments, Idempotency idempotency) {
    this.payments = payments;
    this.idempotency = idempotency;
  }

  /**
   * The payment of a fee.
   *
   * @param id also the number of the order (商户订单号) the payer sees
   * @param amountFen in 分
   * @param refundFen what went back, in 分; null while nothing did
   * @param parameters what the app passes to {@code wx.requestPayment}; only when it is prepared
   */
  @Serdeable
  record FeePayment(
      String id,
      String bookingId,
      PaymentState state,
      long amountFen,
      @Nullable Long refundFen,
      @Nullable Map<String, String> parameters,
      @Nullable Instant paidAt,
      @Nullable Instant refundedAt) {
    static FeePayment of(PaymentRow row, @Nullable Map<String, String> parameters) {
      return new FeePayment(
          Long.toString(row.id()),
          Long.toString(row.bookingId()),
          row.state(),
          row.amountFen(),
          row.refundedFen(),
          parameters,
          row.paidAt(),
          row.refundedAt());
    }
  }

  /**
   * Prepare the payment of the fee, the same one however often. The booking stands once the
   * provider says that it is paid.
   */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<FeePayment> pay(HttpRequest<?> request, Actor actor, long id) {
    var payable = payments.begin(actor, id);
    return idempotency.once(
        request,
        actor,
        () ->
            Idempotency.Reply.created(
                "/api/v1/pickup/bookings/" + id + "/payment",
                FeePayment.of(payable.payment(), payable.parameters())));
  }

  /** Read how the payment stands. While it is open, the provider is asked. */
  @Get
  FeePayment read(Actor actor, long id) {
    return FeePayment.of(payments.read(actor, id), null);
  }
}

package org.lvdao.pickup.payment;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.payment.PaymentPort.Notice;

/** What the payment provider tells. */
@Controller("/api/v1/pickup/payments/notify")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class PaymentNoticeController {
  private final Payments payments;

  PaymentNoticeController(Payments payments) {
    this.payments = payments;
  }

  /**
   * What the provider tells. Only its signature says that it is from the provider, so the body is
   * read as it is signed, byte by byte.
   *
   * @param resource what happened, encrypted
   */
  @Serdeable
  record ProviderNotice(String id, Map<String, String> resource) {}

  /**
   * Tell that a fee was paid; for the payment provider, once or more often.
   *
   * @param timestamp seconds since 1970, not more than five minutes ago
   * @param nonce random
   * @param serial which key signed it
   * @param signature of timestamp, nonce and body, each followed by a line feed
   */
  @Post
  @Status(HttpStatus.NO_CONTENT)
  void take(
      @Nullable @Header("Wechatpay-Timestamp") String timestamp,
      @Nullable @Header("Wechatpay-Nonce") String nonce,
      @Nullable @Header("Wechatpay-Serial") String serial,
      @Nullable @Header("Wechatpay-Signature") String signature,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ProviderNotice.class)))
          @Nullable
          @Body
          byte[] body) {
    if (timestamp == null || nonce == null || serial == null || signature == null || body == null) {
      throw DomainError.of(CommonProblem.UNAUTHENTICATED);
    }
    payments.take(new Notice(timestamp, nonce, serial, signature, body));
  }
}

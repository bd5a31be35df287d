package org.lvdao.platform.sms;

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
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;

/** What the gateway of text messages tells. */
@Controller("/api/v1/sms/receipts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class SmsReceiptController {
  private static final int LONGEST_CODE = 32;

  private final SmsReceipts receipts;
  private final ObjectMapper json;
  private final Validator validator;

  SmsReceiptController(SmsReceipts receipts, ObjectMapper json, Validator validator) {
    this.receipts = receipts;
    this.json = json;
    this.validator = validator;
  }

  /**
   * How a message ended.
   *
   * @param id as the message had it
   * @param code the gateway's reason, at most 32 characters of it are kept
   */
  @Serdeable
  record Receipt(@NotNull String id, @NotNull Outcome state, @Nullable String code) {
    Receipt {
      if (code != null && code.length() > LONGEST_CODE) {
        code = code.substring(0, LONGEST_CODE);
      }
    }

    /**
     * @throws DomainError {@code not-found} when it is no id at all
     */
    long messageId() {
      try {
        return Long.parseLong(id);
      } catch (NumberFormatException none) {
        throw DomainError.notFound();
      }
    }
  }

  /** What a receipt can say. */
  enum Outcome {
    DELIVERED,
    FAILED;

    SmsState end() {
      return SmsState.valueOf(name());
    }
  }

  /**
   * Tell how a text message ended; for the gateway, once or more often.
   *
   * @param timestamp seconds since 1970, not more than five minutes ago
   * @param signature HMAC-SHA256 of timestamp, a point and the body, in hexadecimal
   */
  @Post
  @Status(HttpStatus.NO_CONTENT)
  void take(
      @Nullable @Header(SmsSignature.TIMESTAMP) String timestamp,
      @Nullable @Header(SmsSignature.SIGNATURE) String signature,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Receipt.class)))
          @Body
          byte[] body) {
    // Whatever character set the request names: bytes were signed, and JSON is UTF-8.
    var text = new String(body, StandardCharsets.UTF_8);
    receipts.check(timestamp, signature, text);
    receipts.take(read(text));
  }

  private Receipt read(String body) {
    try {
      var receipt = json.readValue(body, Receipt.class);
      if (receipt != null && validator.validate(receipt).isEmpty()) {
        return receipt;
      }
    } catch (IOException unreadable) {
      // Said below.
    }
    throw DomainError.of(CommonProblem.MALFORMED_BODY);
  }
}

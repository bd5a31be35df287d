package org.lvdao.household;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.device.DeviceSignatures;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;

/** What smart bins and scales tell. */
@Controller("/api/v1/device/deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class DeviceDeliveryController {
  private final DeviceSignatures signatures;
  private final DeliveryIntake intake;
  private final ObjectMapper json;
  private final Validator validator;

  DeviceDeliveryController(
      DeviceSignatures signatures, DeliveryIntake intake, ObjectMapper json, Validator validator) {
    this.signatures = signatures;
    this.intake = intake;
    this.json = json;
    this.validator = validator;
  }

  /**
   * Tell of deliveries; for devices, at once or after days without network.
   *
   * <p>Each has its own outcome. A delivery that was told before, by its eventId, is a DUPLICATE
   * and changes nothing, so a batch whose answer was lost is sent again, with a new nonce. Its
   * clock may be ten minutes ahead or behind.
   *
   * @param device id of the device
   * @param timestamp ISO-8601 with offset, of now
   * @param nonce 8 to 128 characters that the device never sends again
   * @param signature HMAC-SHA256 in base64, under the bytes of the secret's text, of timestamp, a
   *     line feed, nonce, a line feed, and the SHA-256 of the body in lower-case hexadecimal
   */
  @Post
  DeliveryBatch.Outcomes take(
      @Nullable @Header(DeviceSignatures.DEVICE) String device,
      @Nullable @Header(DeviceSignatures.TIMESTAMP) String timestamp,
      @Nullable @Header(DeviceSignatures.NONCE) String nonce,
      @Nullable @Header(DeviceSignatures.SIGNATURE) String signature,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DeliveryBatch.class)))
          @Nullable
          @Body
          byte[] body) {
    var bytes = body == null ? new byte[0] : body;
    var sender =
        signatures.check(new DeviceSignatures.Headers(device, timestamp, nonce, signature), bytes);
    var events = read(bytes).deliveries();
    var outcomes =
        intake.take(
            new Teller(
                DeliverySource.valueOf(sender.kind().name()),
                sender.id(),
                sender.district(),
                sender.community(),
                sender.site(),
                sender.disabled(),
                sender.clockSkew(),
                sender.community()::equals),
            events);
    events.stream()
        .map(DeliveryEvent::storedFillLevel)
        .filter(Objects::nonNull)
        .reduce((before, last) -> last)
        .ifPresent(level -> signatures.fill(sender.id(), level));
    return new DeliveryBatch.Outcomes(outcomes);
  }

  /** The bytes were signed, so they are read only now. */
  private DeliveryBatch read(byte[] body) {
    try {
      var batch = json.readValue(new String(body, StandardCharsets.UTF_8), DeliveryBatch.class);
      if (batch != null && validator.validate(batch).isEmpty()) {
        return batch;
      }
    } catch (IOException unreadable) {
      // Said below.
    }
    throw DomainError.of(CommonProblem.MALFORMED_BODY);
  }
}

package org.lvdao.message;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.lvdao.kernel.Actor;

/** The devices that show one's messages. */
@Controller("/api/v1/me/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
class DeviceController {
  private final Devices devices;

  DeviceController(Devices devices) {
    this.devices = devices;
  }

  /**
   * @param token what Firebase gave the app; it belongs to the account that brings it last
   * @param appVersion such as {@code 1.4.2}
   */
  @Serdeable
  record Registration(
      @NotNull @Size(min = 1, max = 4096) @Pattern(regexp = "[!-~]+") String token,
      @NotNull DeviceRow.Platform platform,
      @NotBlank @Size(max = 32) String appVersion) {
    @Override
    public String toString() {
      return "Registration[" + platform + " " + appVersion + "]";
    }
  }

  @Serdeable
  record Device(String id, DeviceRow.Platform platform, String appVersion, Instant seenAt) {
    static Device of(DeviceRow row) {
      return new Device(Long.toString(row.id()), row.platform(), row.appVersion(), row.seenAt());
    }
  }

  /** Register the app one uses, at each start and whenever Firebase gives it another token. */
  @Post
  Device register(Actor actor, @Valid @Body Registration registration) {
    return Device.of(
        devices.put(
            actor, registration.token(), registration.platform(), registration.appVersion()));
  }

  /** Forget a device, as when one signs out of the app. */
  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void forget(Actor actor, long id) {
    devices.delete(actor, id);
  }
}

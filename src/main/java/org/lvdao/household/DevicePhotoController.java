package org.lvdao.household;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.device.DeviceSignatures;
import org.lvdao.photo.PhotoService;
import org.lvdao.platform.web.Problems;

/** Photos that smart bins take of what is delivered. */
@Controller("/api/v1/device/photos")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class DevicePhotoController {
  private final DeviceSignatures signatures;
  private final PhotoService photos;

  DevicePhotoController(DeviceSignatures signatures, PhotoService photos) {
    this.signatures = signatures;
    this.photos = photos;
  }

  /**
   * A photo that was kept.
   *
   * @param id what a delivery names as its photoId, within a day
   */
  @Serdeable
  record DevicePhoto(String id) {}

  /**
   * Upload a photo that a delivery then names; for devices.
   *
   * <p>JPEG up to 1 MB, signed as deliveries are. Everything but the pixels is removed. A photo
   * that no delivery names within a day vanishes.
   *
   * @param device id of the device
   * @param timestamp ISO-8601 with offset, of now
   * @param nonce 8 to 128 characters that the device never sends again
   * @param signature HMAC-SHA256 in base64, under the bytes of the secret's text, of timestamp, a
   *     line feed, nonce, a line feed, and the SHA-256 of the body in lower-case hexadecimal
   */
  @Post
  @Consumes(MediaType.IMAGE_JPEG)
  @Status(HttpStatus.CREATED)
  @Problems({
    "photo-heic",
    "photo-not-an-image",
    "photo-polyglot",
    "photo-damaged",
    "photo-too-many-pixels"
  })
  DevicePhoto upload(
      @Nullable @Header(DeviceSignatures.DEVICE) String device,
      @Nullable @Header(DeviceSignatures.TIMESTAMP) String timestamp,
      @Nullable @Header(DeviceSignatures.NONCE) String nonce,
      @Nullable @Header(DeviceSignatures.SIGNATURE) String signature,
      @Nullable @Body byte[] body) {
    var bytes = body == null ? new byte[0] : body;
    var sender =
        signatures.check(new DeviceSignatures.Headers(device, timestamp, nonce, signature), bytes);
    return new DevicePhoto(Long.toString(photos.keep(sender.id(), bytes)));
  }
}

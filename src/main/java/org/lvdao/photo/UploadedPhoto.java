package org.lvdao.photo;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an upload. Position and time come from the picture's EXIF and are said here once;
 * they are gone from what is kept.
 *
 * @param suggestedPosition where the camera says it was; null when it does not say, or the resident
 *     did not agree to WHEREABOUTS
 * @param capturedAt when the camera says it was taken; null when it does not say
 */
@Serdeable
record UploadedPhoto(
    String id,
    int width,
    int height,
    PhotoView.Links links,
    @Nullable SuggestedPosition suggestedPosition,
    @Nullable OffsetDateTime capturedAt) {

  UploadedPhoto withoutPlace() {
    return new UploadedPhoto(id, width, height, links, null, capturedAt);
  }

  /** Degrees; cameras write WGS-84. */
  @Serdeable
  record SuggestedPosition(double lat, double lon, String datum) {}
}

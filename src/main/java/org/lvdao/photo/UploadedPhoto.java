package org.lvdao.photo;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an upload. Position and time come from the picture's EXIF and are said here once; they
 * are gone from what is kept.
 *
 * @param suggestedPosition where the camera says it was; null when it does not say
 * @param capturedAt when the camera says it was taken; null when it does not say
 */
@Serdeable
record UploadedPhoto(
    @Schema(example = "713289465129984001") String id,
    @Schema(example = "3024") int width,
    @Schema(example = "4032") int height,
    PhotoView.Links links,
    @Nullable SuggestedPosition suggestedPosition,
    @Nullable @Schema(example = "2026-11-21T08:30:00+08:00") OffsetDateTime capturedAt) {

  /** Degrees; cameras write WGS-84. */
  @Serdeable
  record SuggestedPosition(double lat, double lon, String datum) {}
}

package org.lvdao.photo;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What the camera wrote about the picture, read before everything of it is thrown away. Never
 * stored, never logged.
 *
 * @param orientation how the picture must be turned, 1 to 8 as EXIF counts
 */
record CaptureHints(
    int orientation,
    UploadedPhoto.@Nullable SuggestedPosition position,
    @Nullable OffsetDateTime capturedAt) {
  static final CaptureHints NONE = new CaptureHints(1, null, null);

  @Override
  public String toString() {
    return "CaptureHints[]";
  }
}

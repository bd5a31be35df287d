package org.lvdao.report;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A photo that belongs to a case, and what it shows. */
@MappedEntity("report_photo")
record ReportPhotoRow(
    @Id long photoId, long reportId, Purpose purpose, int position, long historyId) {
  enum Purpose {
    /** What the reporter saw. */
    EVIDENCE,
    /** The place after the work (处置后). */
    AFTER,
    /** Added to a comment. */
    COMMENT,
    /** What a verifier found at the look-back. */
    LOOK_BACK
  }
}

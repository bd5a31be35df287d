package org.lvdao.report;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.content.ContentCheck;

/**
 * A photo of a case, and what came of its check.
 *
 * @param own whether it came with this case or from its reporter, not from that of a duplicate
 * @param checked whether somebody judges it; else a person does by accepting the case
 * @param verdict null: none, or not there yet
 * @param label what was found in it; null when nothing was
 */
@MappedEntity("report_photo")
record CheckedPhotoRow(
    @Id long photoId,
    ReportPhotoRow.Purpose purpose,
    boolean own,
    boolean checked,
    ContentCheck.@Nullable Kind verdict,
    @Nullable String label) {

  /**
   * Whether others than the reporter and staff may see it: once it has passed, or a member of staff
   * decided. Nobody judged it, or could, unless something was found: accepting the case, with the
   * photo before one's eyes, is that decision then. What came with a comment, which others do not
   * read, they do not see at all.
   *
   * @param readable whether they may read the words of the case
   */
  boolean isPublic(Report report, boolean readable) {
    boolean accepted = report.acceptedAt != null;
    return switch (purpose) {
      case EVIDENCE ->
          readable && (isLeftToPerson() ? accepted : verdict == ContentCheck.Kind.PASS);
      case COMMENT -> false;
      case AFTER, LOOK_BACK -> accepted;
    };
  }

  private boolean isLeftToPerson() {
    return !checked || (verdict == ContentCheck.Kind.REVIEW && label == null);
  }
}

package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;

/**
 * What goes with a step that staff take; each action needs some of it.
 *
 * @param note words for the history; what was done, for handle
 * @param reason why, for reject, return, suspend, extend, rework and every refusal
 * @param unit for dispatch; null takes the category's default
 * @param photoIds after-photos for handle (1–9); for look-back if there are any
 * @param duplicateOf id or case number of the other case, for mark-duplicate
 * @param category for correct
 * @param area code of a subdistrict of the same district, for correct
 * @param position for correct; the area follows from it
 * @param address for correct
 * @param until the new deadline, for extend
 * @param passed the outcome of a look-back
 */
@Serdeable
record StaffStep(
    @Nullable @Size(max = 2000) String note,
    @Nullable @Size(max = 2000) String reason,
    @Nullable @Size(max = 64) String unit,
    @Nullable @Size(max = 9) List<@NotNull @Pattern(regexp = PhotoIds.PATTERN) String> photoIds,
    @Nullable @Size(max = 32) String duplicateOf,
    @Nullable @Size(max = 32) String category,
    @Nullable @Size(max = 32) String area,
    @Nullable @Valid Position position,
    @Nullable @Size(max = 200) String address,
    @Nullable Instant until,
    @Nullable Boolean passed) {
  static final StaffStep EMPTY =
      new StaffStep(null, null, null, null, null, null, null, null, null, null, null);

  /**
   * @throws org.lvdao.kernel.DomainError naming {@code /reason} when there is none
   */
  String requiredReason() {
    return Required.text("/reason", reason);
  }

  /** The reason if there is one, else the note. */
  @Nullable String words() {
    return reason != null ? reason : note;
  }
}

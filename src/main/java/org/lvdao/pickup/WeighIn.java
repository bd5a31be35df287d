package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Ids;

/**
 * What a collector weighed (称重).
 *
 * @param at by the clock of the phone
 * @param items what was there, announced or not; what was not is left out
 * @param partly whether some of what was announced was not there (部分未交投), which never counts
 *     against the resident
 * @param note words for staff: what was missing, for one
 */
@Serdeable
record WeighIn(
    @NotNull Instant at,
    @NotEmpty @Size(max = 30) List<@NotNull @Valid Item> items,
    @Nullable Boolean partly,
    @Nullable @Size(max = 500) String note) {

  /**
   * An item.
   *
   * @param grams as weighed; of what is priced by the piece if it was weighed too
   * @param pieces of what is priced by the piece
   * @param scale null when no scale was connected
   */
  @Serdeable
  record Item(
      @NotBlank @Size(max = 32) String itemCode,
      @Nullable @Min(1) @Max(2_000_000) Long grams,
      @Nullable @Min(1) @Max(1_000) Long pieces,
      @Nullable @Valid ScaleReading scale,
      @Nullable @Size(max = 3) List<@NotNull @Pattern(regexp = Ids.PATTERN) String> photoIds) {
    List<Long> photos() {
      return photoIds == null ? List.of() : photoIds.stream().map(Long::parseLong).toList();
    }
  }

  /**
   * What the scale told, as evidence.
   *
   * @param reading raw
   */
  @Serdeable
  record ScaleReading(
      @NotBlank @Size(max = 64) String deviceId, @NotBlank @Size(max = 64) String reading) {}
}

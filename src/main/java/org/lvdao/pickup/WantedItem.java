package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Ids;

/**
 * Something to collect, as the resident sees it.
 *
 * @param itemCode of the district's price list, each once
 * @param quantity pieces, of what is priced by the piece
 * @param estimatedWeight grams, of what is priced by the kilogram
 * @param photos the ids of one's unused photos
 */
@Serdeable
record WantedItem(
    @NotBlank @Size(max = 32) String itemCode,
    @Nullable @Min(1) @Max(100) Long quantity,
    @Nullable @Min(1) @Max(1_000_000) Long estimatedWeight,
    @Nullable @Size(max = 3) List<@NotNull @Pattern(regexp = Ids.PATTERN) String> photos) {
  /** How many items a booking may have. */
  static final int MOST = 20;

  List<Long> photoIds() {
    return photos == null ? List.of() : photos.stream().map(Long::parseLong).toList();
  }
}

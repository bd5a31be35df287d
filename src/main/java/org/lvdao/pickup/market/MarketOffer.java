package org.lvdao.pickup.market;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.lvdao.kernel.Ids;

/**
 * Something usable that one gives away.
 *
 * @param place where it can be handed over, such as 小区东门; no address
 * @param points what one's household gets for it; 0 to give it for nothing
 */
@Serdeable
record MarketOffer(
    @NotBlank @Size(max = 40) String title,
    @NotBlank @Size(max = 500) String description,
    @NotBlank @Size(max = 60) String place,
    @Min(0) @Max(10_000) long points,
    @NotNull @Size(min = 1, max = 6)
        List<@NotNull @Pattern(regexp = Ids.PATTERN) String> photoIds) {

  /** What others would read. */
  String words() {
    return title + "\n" + description + "\n" + place;
  }
}

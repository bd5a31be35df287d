package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a supervisor decides a dispute (调整), or corrects weights (更正).
 *
 * @param items whose amounts were wrong, with the right ones; empty when the weights stand
 * @param reason for the resident
 */
@Serdeable
record WeighingAdjustment(
    @NotNull @Size(max = 30) List<@NotNull @Valid Item> items,
    @NotBlank @Size(max = 200) String reason) {

  /**
   * The right amount of an item.
   *
   * @param grams of what is priced by weight; 0 when there was none
   * @param pieces of what is priced by the piece
   */
  @Serdeable
  record Item(
      @NotBlank @Size(max = 32) String itemCode,
      @Nullable @Min(0) @Max(2_000_000) Long grams,
      @Nullable @Min(0) @Max(1_000) Long pieces) {}
}

package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Deliveries, in any order; those of days without network come in several batches.
 *
 * @param deliveries each has an outcome of its own
 */
@Serdeable
record DeliveryBatch(@NotNull @Size(min = 1, max = MOST) List<@NotNull DeliveryEvent> deliveries) {
  static final int MOST = 1_000;

  /**
   * What became of them.
   *
   * @param results in the order of the deliveries
   */
  @Serdeable
  record Outcomes(List<DeliveryOutcome> results) {}
}

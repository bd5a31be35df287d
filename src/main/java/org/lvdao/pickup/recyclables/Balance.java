package org.lvdao.pickup.recyclables;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.lvdao.pickup.catalogue.MaterialCategory;

/**
 * Where everything is that a district collected, by category, in grams.
 *
 * @param agrees whether every category does
 */
@Serdeable
record Balance(String district, Instant at, boolean agrees, List<Line> items) {

  /**
   * A category. What was collected is at a station, on its way, came to a centre, or was lost
   * before; what came to a centre is there, sold, disposed, or was lost there.
   *
   * @param received all that came to a centre, by its load sheets, wherever it went on to
   * @param loss lost before a centre had it; negative when more came than was sent
   * @param centreLoss lost at a centre
   * @param agrees whether collected = stock + inTransit + received + loss, and received = unsorted
   *     + sorted + sold + disposed + centreLoss
   */
  @Serdeable
  record Line(
      MaterialCategory category,
      String categoryName,
      long collected,
      long stock,
      long inTransit,
      long received,
      long loss,
      long unsorted,
      long sorted,
      long sold,
      long disposed,
      long centreLoss,
      boolean agrees) {}
}

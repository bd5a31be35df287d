package org.lvdao.pickup.recyclables;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.catalogue.MaterialCategory;

/** What lies at the stations of a district now, those to be emptied first at the top. */
@Serdeable
record StationStocks(String district, List<Station> items) {

  /**
   * A station.
   *
   * @param fillRate stock by capacity, percent with two decimals; null without a capacity
   * @param transferDue whether it is to be emptied
   */
  @Serdeable
  record Station(
      String id,
      String code,
      String name,
      long stock,
      long capacity,
      @Nullable BigDecimal fillRate,
      boolean transferDue,
      List<Lot> lots) {}

  /** What lies there of a category. */
  @Serdeable
  record Lot(MaterialCategory category, String categoryName, long grams) {}
}

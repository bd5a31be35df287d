package org.lvdao.pickup.recyclables;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a district collected (再生资源回收量), beside the same days of the year before.
 *
 * @param from first day, in Asia/Shanghai
 * @param to last day
 * @param items in the order of their keys
 */
@Serdeable
record CollectionFigures(
    String district, LocalDate from, LocalDate to, Group groupBy, List<Line> items, Line total) {

  /** By what it is added up. */
  enum Group {
    CATEGORY,
    STATION,
    DAY,
    /** Subdistrict (街道、镇) of the resident. */
    AREA
  }

  /**
   * One of them.
   *
   * @param key a category, the id of a station, a day or the code of a subdistrict; empty for the
   *     total and for what was collected in no subdistrict
   * @param grams collected, as corrected since
   * @param gramsYearBefore on the same days a year before, to the end of the month if the period
   *     ends with one; a day's is the same date's, and 28 February has 29 February too
   * @param growthRate 再生资源回收量增长率, percent with two decimals; null when nothing was collected then
   */
  @Serdeable
  record Line(
      String key, String name, long grams, long gramsYearBefore, @Nullable BigDecimal growthRate) {}
}

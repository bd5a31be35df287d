package org.lvdao.report.closure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what closure figures are grouped. */
enum ClosureGrouping {
  /** By subdistrict (街道); key "" is what waits in a district's triage queue (待定位). */
  SUBDISTRICT("COALESCE(r.subdistrict, '')"),
  /** By category (类别). */
  CATEGORY("r.category"),
  /** By responsible unit (责任单位); key "" is what no unit has yet. */
  UNIT("COALESCE(r.unit, '')"),
  /**
   * By month in Asia/Shanghai, which has been eight hours before UTC without a change since 1991:
   * received cases by the month of their receipt, due ones by that of their deadline.
   */
  MONTH("");

  private final String key;

  ClosureGrouping(String key) {
    this.key = key;
  }

  /** SQL for the key of the group a case {@code r} belongs to; never NULL. */
  String key(ClosureMeasure.Population population) {
    return this == MONTH
        ? "DATE_FORMAT(DATE_ADD(" + population.time() + ", INTERVAL 8 HOUR), '%Y-%m')"
        : key;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ClosureGrouping> of(String wireName) {
    return Arrays.stream(values()).filter(g -> g.wireName().equals(wireName)).findFirst();
  }
}

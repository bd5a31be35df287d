package org.lvdao.report.closure;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Closure figures (结案统计) of a period.
 *
 * @param from first day, in Asia/Shanghai
 * @param to last day
 * @param cutoff until when closing, rejecting and rating were counted
 * @param groupBy {@code subdistrict}, {@code category}, {@code unit} or {@code month}
 * @param groups sorted by key, the one with the empty key last; with months every month of the
 *     period, otherwise only what has cases
 * @param total of all groups together
 */
@Serdeable
public record ClosureSummary(
    LocalDate from,
    LocalDate to,
    Instant cutoff,
    String groupBy,
    List<Group> groups,
    ClosureFigures total) {

  /**
   * @param key code of the subdistrict, category or unit, or the month as {@code 2026-11}; empty
   *     for cases without subdistrict (待定位) or unit (未派遣)
   * @param name for people
   */
  @Serdeable
  public record Group(String key, String name, @JsonUnwrapped ClosureFigures figures) {}
}

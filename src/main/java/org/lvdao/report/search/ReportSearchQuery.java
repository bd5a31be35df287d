package org.lvdao.report.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Cursor;
import org.lvdao.report.workflow.ReportStatus;

/**
 * What cases staff look for. Empty sets and nulls do not restrict.
 *
 * @param overdue whether the deadline has passed while it ran
 * @param from submitted then or later
 * @param before submitted earlier
 * @param now the instant that decides what is overdue
 * @param cursor behind which the page begins: sort word, sort key, id
 */
record ReportSearchQuery(
    @Nullable ReportSearchWords words,
    Set<ReportStatus> statuses,
    Set<String> categories,
    Areas areas,
    Set<String> units,
    @Nullable Boolean overdue,
    @Nullable Instant from,
    @Nullable Instant before,
    @Nullable Circle circle,
    @Nullable Box box,
    ReportSearchSort sort,
    @Nullable Cursor cursor,
    int limit,
    Instant now) {

  /** The cases whose deadline runs. */
  static final List<String> RUNNING =
      Arrays.stream(ReportStatus.values())
          .filter(ReportStatus::deadlineRuns)
          .map(ReportStatus::name)
          .toList();

  /**
   * The areas asked for.
   *
   * @param districts whole districts; of these only the triage queue when triage is asked for
   * @param subdistricts of these all cases
   * @param within the districts of all that was named
   * @param triage whether cases without a subdistrict are asked for
   */
  record Areas(
      Set<String> districts, Set<String> subdistricts, Set<String> within, boolean triage) {
    boolean isAll() {
      return within.isEmpty() && !triage;
    }
  }

  /** At most so many metres around a place. */
  record Circle(Wgs84 centre, double radius) {}

  /** WGS-84 degrees, borders included. */
  record Box(double minLon, double minLat, double maxLon, double maxLat) {}

  /** The same search from there on. */
  ReportSearchQuery behind(@Nullable Cursor place) {
    return new ReportSearchQuery(
        words,
        statuses,
        categories,
        areas,
        units,
        overdue,
        from,
        before,
        circle,
        box,
        sort,
        place,
        limit,
        now);
  }
}

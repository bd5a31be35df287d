package org.lvdao.report.search;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.report.workflow.ReportStatus;

/**
 * One page of the cases staff looked for.
 *
 * @param nextCursor where the next page begins; null on the last page
 * @param total how many cases match in all
 * @param degraded whether Elasticsearch is away and the list comes from the database: then words
 *     are found only as they are written, and nothing is marked
 */
@Serdeable
record ReportSearchAnswer(
    List<Item> items, @Nullable String nextCursor, long total, Facets facets, boolean degraded) {

  /**
   * A case in the list.
   *
   * @param highlights HTML by field, what was found inside the element {@code em}
   */
  @Serdeable
  record Item(
      String id,
      String caseNo,
      ReportStatus status,
      String statusName,
      String category,
      @Nullable String categoryName,
      Place area,
      @Nullable String unit,
      @Nullable String unitName,
      String description,
      @Nullable String address,
      Position position,
      Instant submittedAt,
      Instant deadline,
      boolean overdue,
      int reworkCount,
      long supports,
      long version,
      Map<String, List<String>> highlights) {}

  /** The smallest area known of a case. */
  @Serdeable
  record Place(String code, @Nullable String name, String district) {}

  /** How many cases there are of each value, each count without the filter on the same thing. */
  @Serdeable
  record Facets(
      List<Bucket> status,
      List<Bucket> category,
      List<Bucket> subdistrict,
      List<Bucket> unit,
      List<Bucket> overdue) {}

  /**
   * A value and its cases.
   *
   * @param value of {@code subdistrict}, {@code triage} stands for cases without one
   */
  @Serdeable
  record Bucket(String value, @Nullable String name, long count) {}
}

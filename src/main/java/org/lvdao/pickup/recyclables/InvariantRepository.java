package org.lvdao.pickup.recyclables;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.lvdao.platform.database.Sql;
import org.lvdao.platform.database.SqlQueries;

/** Looks for what breaks an invariant. */
@Singleton
class InvariantRepository {
  /** The first ones, and how many there are. */
  private static final String COUNTED = "SELECT f.*, COUNT(*) OVER () FROM (%s) f LIMIT 5";

  private final SqlQueries queries;

  InvariantRepository(SqlQueries queries) {
    this.queries = queries;
  }

  /**
   * What was found.
   *
   * @param first the first ones at fault
   */
  record Found(long violations, List<String> first) {}

  private record Fault(String id, long of) {}

  /**
   * @param district empty for all
   */
  Found violations(Invariant invariant, String district) {
    var faults =
        queries.list(
            Sql.named(COUNTED.formatted(statement(invariant)), Map.of("district", district)),
            row -> new Fault(row.getString(1), row.getLong(2)));
    return new Found(
        faults.isEmpty() ? 0 : faults.getFirst().of(), faults.stream().map(Fault::id).toList());
  }

  private static String statement(Invariant invariant) {
    return switch (invariant) {
      case MOVEMENTS_SUM_TO_ZERO ->
          """
          SELECT DISTINCT f.id FROM
            (SELECT m.id, COALESCE(SUM(p.grams), 1) AS sum
               FROM recyclables_movement m
               LEFT JOIN recyclables_posting p ON p.movement_id = m.id
              WHERE (:district = '' OR m.district = :district)
              GROUP BY m.id, p.category) f
           WHERE f.sum <> 0
          """;
      case STOCKS_EQUAL_POSTINGS ->
          """
          SELECT CONCAT(f.account, ' ', f.place_id, ' ', f.category) FROM
            (SELECT account, place_id, category, grams, 1 AS side
               FROM recyclables_stock
              WHERE (:district = '' OR district = :district)
              UNION ALL
             SELECT account, place_id, category, -SUM(grams), 2
               FROM recyclables_posting
              WHERE (:district = '' OR district = :district)
                AND account IN ('STOCK', 'IN_TRANSIT', 'UNSORTED', 'SORTED')
              GROUP BY account, place_id, category) f
           GROUP BY f.account, f.place_id, f.category
          HAVING SUM(f.grams) <> 0
          """;
      case NEVER_NEGATIVE ->
          """
          SELECT DISTINCT f.movement_id FROM
            (SELECT movement_id,
                    SUM(grams) OVER (PARTITION BY account, place_id, category ORDER BY at) AS had
               FROM recyclables_posting
              WHERE (:district = '' OR district = :district)
                AND account IN ('STOCK', 'IN_TRANSIT', 'UNSORTED', 'SORTED')) f
           WHERE f.had < 0
          """;
      case LOAD_SHEETS_EQUAL_POSTINGS ->
          """
          SELECT DISTINCT f.id FROM
            (SELECT s.id, l.category,
                    IF(s.status = 'CANCELLED', 0, l.grams) AS loaded,
                    COALESCE(l.received_grams, 0) AS came
               FROM load_sheet s
               JOIN load_sheet_line l ON l.load_sheet_id = s.id
              WHERE (:district = '' OR s.district = :district)
              UNION ALL
             SELECT m.load_sheet_id, p.category,
                    CASE p.account WHEN 'STOCK' THEN p.grams ELSE 0 END,
                    CASE p.account WHEN 'UNSORTED' THEN -p.grams ELSE 0 END
               FROM recyclables_movement m
               JOIN recyclables_posting p ON p.movement_id = m.id
              WHERE (:district = '' OR m.district = :district) AND m.load_sheet_id IS NOT NULL) f
           GROUP BY f.id, f.category
          HAVING SUM(f.loaded) <> 0 OR SUM(f.came) <> 0
          """;
    };
  }
}

package org.lvdao.points;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.lvdao.platform.database.Sql;
import org.lvdao.platform.database.SqlQueries;

/** Sums postings by an index that has all it needs. */
@Singleton
class SummaryRepository {
  private static final String SUMS =
      """
      SELECT account,
             SUM(CASE WHEN at < :since THEN amount ELSE 0 END),
             SUM(CASE WHEN at >= :since AND amount > 0 THEN amount ELSE 0 END),
             SUM(CASE WHEN at >= :since AND amount < 0 THEN amount ELSE 0 END)
        FROM points_posting
       WHERE district = :district AND at < :until
       GROUP BY account
      """;

  private static final String OPEN_LOTS =
      """
      SELECT COALESCE(SUM(available + reserved), 0) FROM points_lot WHERE district = :district
      """;

  private final SqlQueries queries;

  SummaryRepository(SqlQueries queries) {
    this.queries = queries;
  }

  List<SummaryRow> sums(String district, Instant since, Instant until) {
    return queries.list(
        Sql.named(SUMS, Map.of("district", district, "since", since, "until", until)),
        row ->
            new SummaryRow(
                LedgerAccount.valueOf(row.getString(1)),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4)));
  }

  /** What is left in the lots of the district now. */
  long openLots(String district) {
    return queries
        .list(Sql.named(OPEN_LOTS, Map.of("district", district)), row -> row.getLong(1))
        .getFirst();
  }
}

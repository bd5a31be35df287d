package org.lvdao.report;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface HistoryRepository extends GenericRepository<HistoryRow, Long> {

  HistoryRow save(HistoryRow row);

  List<HistoryRow> findByReportIdOrderByAtAndId(long reportId);

  @Query(
      """
      SELECT DISTINCT actor_id FROM report_history
       WHERE report_id = :reportId AND actor_role NOT IN ('RESIDENT', 'SYSTEM')
      """)
  List<Long> staffOf(long reportId);

  @Query(
      """
      UPDATE report_history SET actor_id = 0
       WHERE report_id = :reportId AND actor_role = 'RESIDENT'
      """)
  int unlinkReporter(long reportId);

  /** A decision without words of its own repeats those of who asked for it. */
  @Query(
      """
      UPDATE report_history SET note = NULL
       WHERE report_id = :reportId
         AND (actor_role = 'RESIDENT'
              OR note IN (SELECT reason FROM report_request
                           WHERE report_id = :reportId AND kind = 'REOPENING'))
      """)
  int eraseWords(long reportId);

  /** Corrections say from where to where. */
  @Query(
      """
      UPDATE report_history
         SET details = JSON_REMOVE(details, '$.position', '$.positionBefore')
       WHERE report_id = :reportId AND action = 'correct' AND details IS NOT NULL
      """)
  int erasePlaces(long reportId);
}

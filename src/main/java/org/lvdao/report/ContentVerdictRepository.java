package org.lvdao.report;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.content.ContentCheck;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ContentVerdictRepository extends GenericRepository<ContentVerdictRow, Long> {
  @Query("SELECT report_id, verdict FROM report_content WHERE report_id = :reportId")
  Optional<ContentVerdictRow> find(long reportId);

  /**
   * Those of the cases that passed.
   *
   * @param reportIds at least one
   */
  @Query(
      """
      SELECT report_id FROM report_content WHERE report_id IN (:reportIds) AND verdict = 'PASS'
      """)
  Set<Long> findPassed(Collection<Long> reportIds);

  /** Returns 1 to the first one only. */
  @Query(
      """
      INSERT IGNORE INTO report_content (report_id, verdict, label, checked_at)
      VALUES (:reportId, :verdict, :label, :now)
      """)
  int insertIfAbsent(long reportId, ContentCheck.Kind verdict, @Nullable String label, Instant now);

  /** A person decides what was doubtful, once. */
  @Query(
      """
      UPDATE report_content SET verdict = :verdict
       WHERE report_id = :reportId AND verdict = 'REVIEW'
      """)
  int decide(long reportId, ContentCheck.Kind verdict);
}

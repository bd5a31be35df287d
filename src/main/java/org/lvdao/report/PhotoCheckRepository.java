package org.lvdao.report;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.content.ContentCheck;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PhotoCheckRepository extends GenericRepository<PhotoCheckRow, Long> {
  @Query(
      """
      SELECT photo_id, report_id, attempts, verdict
        FROM report_photo_check WHERE photo_id = :photoId
      """)
  Optional<PhotoCheckRow> find(long photoId);

  @Query(
      """
      SELECT photo_id, report_id, attempts, verdict
        FROM report_photo_check WHERE trace_id = :trace
      """)
  Optional<PhotoCheckRow> findByTrace(String trace);

  /** The check of what the reporter showed begins. */
  @Query(
      """
      INSERT IGNORE INTO report_photo_check (photo_id, report_id, attempts)
      SELECT photo_id, report_id, 0
        FROM report_photo WHERE report_id = :reportId AND purpose = 'EVIDENCE'
      """)
  int begin(long reportId);

  /** Returns 1 to the first one that asked so often. */
  @Query(
      """
      UPDATE report_photo_check SET attempts = :attempts + 1, trace_id = :trace
       WHERE photo_id = :photoId AND attempts = :attempts AND verdict IS NULL
      """)
  int asked(long photoId, int attempts, String trace);

  /** Returns 1 to the first one only; one that comes when nobody waits any more counts, too. */
  @Query(
      """
      UPDATE report_photo_check SET verdict = :verdict, label = :label
       WHERE photo_id = :photoId
         AND (verdict IS NULL OR (verdict = 'REVIEW' AND label IS NULL))
      """)
  int judge(long photoId, ContentCheck.Kind verdict, @Nullable String label);

  /** A person decides about those in which something was found, once. */
  @Query(
      """
      UPDATE report_photo_check SET verdict = :verdict
       WHERE report_id = :reportId AND verdict = 'REVIEW' AND label IS NOT NULL
      """)
  int decide(long reportId, ContentCheck.Kind verdict);

  /**
   * @param photoIds at least one
   */
  @Query("DELETE FROM report_photo_check WHERE photo_id IN (:photoIds)")
  int delete(Collection<Long> photoIds);
}

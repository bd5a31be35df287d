package org.lvdao.report;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ReportPhotoRepository extends GenericRepository<ReportPhotoRow, Long> {

  /** Of photos the case does not have yet. */
  void saveAll(List<ReportPhotoRow> rows);

  @Query(
      """
      SELECT photo_id, report_id, purpose, position, history_id
        FROM report_photo
       WHERE report_id = :reportId
       ORDER BY history_id, position
      """)
  List<ReportPhotoRow> find(long reportId);

  /** As {@link #find}, with what came of their checks. */
  @Query(
      """
      SELECT p.photo_id, p.purpose,
             h.report_id = p.report_id OR COALESCE(h.actor_id = r.reporter_id, FALSE) AS own,
             c.photo_id IS NOT NULL AS checked, c.verdict, c.label
        FROM report_photo p
        JOIN report r ON r.id = p.report_id
        JOIN report_history h ON h.id = p.history_id
        LEFT JOIN report_photo_check c ON c.photo_id = p.photo_id
       WHERE p.report_id = :reportId
       ORDER BY p.history_id, p.position
      """)
  List<CheckedPhotoRow> findChecked(long reportId);

  /** The photos the reporter gave to this case, not those that came with a duplicate. */
  @Query(
      """
      SELECT p.photo_id
        FROM report_photo p
        JOIN report_history h ON h.id = p.history_id
       WHERE p.report_id = :reportId AND h.report_id = :reportId AND h.actor_role = 'RESIDENT'
      """)
  List<Long> findOfReporter(long reportId);

  /**
   * @param photoIds at least one
   */
  @Query("DELETE FROM report_photo WHERE report_id = :reportId AND photo_id IN (:photoIds)")
  int delete(long reportId, List<Long> photoIds);

  /** The photos of a duplicate become the other case's too; those it has already stay. */
  @Query(
      """
      INSERT IGNORE INTO report_photo (report_id, photo_id, purpose, position, history_id)
      SELECT :toReport, photo_id, purpose, position, history_id
        FROM report_photo WHERE report_id = :fromReport
      """)
  int copy(long fromReport, long toReport);
}

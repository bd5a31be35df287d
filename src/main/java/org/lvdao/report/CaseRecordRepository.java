package org.lvdao.report;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The photos and voices of cases. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CaseRecordRepository extends GenericRepository<ReportPhotoRow, Long> {

  @Query(
      """
      INSERT INTO report_photo (report_id, photo_id, purpose, position, history_id)
      VALUES (:reportId, :photoId, :purpose, :position, :historyId)
      """)
  void addPhoto(
      long reportId, long photoId, ReportPhotoRow.Purpose purpose, int position, long historyId);

  @Query(
      """
      SELECT photo_id, report_id, purpose, position, history_id
        FROM report_photo
       WHERE report_id IN (:reportIds)
       ORDER BY report_id, history_id, position
      """)
  List<ReportPhotoRow> photos(Collection<Long> reportIds);

  /** The photos of a duplicate become the other case's too; those it has already stay. */
  @Query(
      """
      INSERT IGNORE INTO report_photo (report_id, photo_id, purpose, position, history_id)
      SELECT :toReport, photo_id, purpose, position, :historyId
        FROM report_photo WHERE report_id = :fromReport
      """)
  int copyPhotos(long fromReport, long toReport, long historyId);

  /** Returns 0 when the account has given its voice already. */
  @Query(
      """
      INSERT IGNORE INTO report_support (report_id, account_id, created_at)
      VALUES (:reportId, :accountId, :now)
      """)
  int addSupport(long reportId, long accountId, Instant now);

  @Query(
      """
      INSERT IGNORE INTO report_support (report_id, account_id, created_at)
      SELECT :toReport, account_id, created_at
        FROM report_support WHERE report_id = :fromReport AND account_id <> :exceptAccount
      """)
  int copySupports(long fromReport, long toReport, long exceptAccount);

  @Query(
      """
      SELECT COUNT(*) FROM report_support WHERE report_id = :reportId AND account_id = :accountId
      """)
  int countSupportBy(long reportId, long accountId);
}

package org.lvdao.report;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ReportRepository extends GenericRepository<Report, Long> {

  Report save(Report report);

  /** Fails when the version is not the one that was read. */
  Report update(Report report);

  Optional<Report> findById(long id);

  List<Report> findByIdIn(Collection<Long> ids);

  Optional<Report> findByCaseNo(String caseNo);

  @Query(
      """
      SELECT * FROM report
       WHERE reporter_id = :reporterId AND id < :beforeId
       ORDER BY id DESC
       LIMIT :size
      """)
  List<Report> findMine(long reporterId, long beforeId, int size);

  /**
   * Those of the accounts that reported something since.
   *
   * @param accountIds at least one
   */
  @Query(
      """
      SELECT DISTINCT reporter_id FROM report
       WHERE reporter_id IN (:accountIds) AND submitted_at >= :since
      """)
  List<Long> findReporters(Collection<Long> accountIds, Instant since);

  /** Who reported what was neither refused nor withdrawn. */
  @Query(
      """
      SELECT DISTINCT reporter_id FROM report
       WHERE district = :district AND submitted_at >= :from AND submitted_at < :until
         AND reporter_id IS NOT NULL AND status NOT IN ('REJECTED', 'WITHDRAWN')
      """)
  List<Long> findReportersIn(String district, Instant from, Instant until);

  /** Locks them. */
  @Query("SELECT * FROM report WHERE reporter_id = :reporterId ORDER BY id FOR UPDATE")
  List<Report> lockReportedBy(long reporterId);

  @Query(
      """
      SELECT * FROM report
       WHERE grid_cell IN (:cells) AND submitted_at >= :since
         AND status IN ('SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'SUSPENDED', 'HANDLED')
      """)
  List<Report> findOpenInCells(List<Long> cells, Instant since);

  @Query(
      """
      SELECT id FROM report
       WHERE next_check_at <= :now
       ORDER BY next_check_at
       LIMIT :size
      """)
  List<Long> findToCheck(Instant now, int size);

  /**
   * @param districts at least one
   * @param subdistricts at least one
   */
  @Query(
      """
      SELECT * FROM report
       WHERE (:everywhere OR district IN (:districts) OR subdistrict IN (:subdistricts))
         AND look_back_due <= :now
         AND (look_back_due > :afterDue OR (look_back_due = :afterDue AND id > :afterId))
       ORDER BY look_back_due, id
       LIMIT :size
      """)
  List<Report> findLookBacks(
      boolean everywhere,
      List<String> districts,
      List<String> subdistricts,
      Instant now,
      Instant afterDue,
      long afterId,
      int size);

  /** The longest ended first. */
  @Query(
      """
      SELECT id FROM report
       WHERE ended_at < :before
       ORDER BY ended_at
       LIMIT :size
      """)
  List<Long> findEnded(Instant before, int size);

  @Query(
      """
      SELECT id FROM report
       WHERE id > :after AND contact_phone < :key
       ORDER BY id
       LIMIT :size
      """)
  List<Long> sealedBefore(byte[] key, long after, int size);

  @Query(
      """
      UPDATE report SET contact_phone = :phone, contact_phone_index = :phoneIndex
       WHERE id = :id AND contact_phone = :before
      """)
  int sealAnew(long id, byte[] before, byte[] phone, byte[] phoneIndex);

  @Query("SELECT COUNT(*) FROM report")
  long countAll();
}

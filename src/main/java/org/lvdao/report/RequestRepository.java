package org.lvdao.report;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.report.workflow.RequestKind;

@JdbcRepository(dialect = Dialect.MYSQL)
interface RequestRepository extends GenericRepository<RequestRow, Long> {

  RequestRow save(RequestRow row);

  List<RequestRow> findByReportIdOrderById(long reportId);

  @Query(
      """
      SELECT * FROM report_request
       WHERE report_id = :reportId AND state = 'WAITING' AND kind = :kind
      """)
  Optional<RequestRow> findWaiting(long reportId, RequestKind kind);

  @Query(
      "SELECT DISTINCT kind FROM report_request WHERE report_id = :reportId AND state = 'WAITING'")
  List<RequestKind> waitingKinds(long reportId);

  @Query(
      """
      UPDATE report_request
         SET state = :state, decided_by = :decidedBy, decided_at = :now, decision_note = :note
       WHERE id = :id AND state = 'WAITING'
      """)
  int decide(long id, RequestRow.State state, long decidedBy, Instant now, @Nullable String note);

  /** What a reporter asked for in cases of their own; staff ask under their own accounts. */
  @Query(
      """
      UPDATE report_request q
        JOIN report r ON r.id = q.report_id
         SET q.requested_by = :to
       WHERE r.reporter_id = :from AND q.requested_by = :from
      """)
  int changeReporter(long from, long to);

  @Query(
      """
      UPDATE report_request SET requested_by = 0
       WHERE report_id = :reportId AND kind = 'REOPENING'
      """)
  int unlinkReporter(long reportId);

  @Query(
      """
      UPDATE report_request SET reason = ''
       WHERE report_id = :reportId AND kind = 'REOPENING'
      """)
  int eraseWords(long reportId);

  /**
   * What waits for somebody to decide whether others may read it.
   *
   * @param districts at least one
   * @param subdistricts at least one
   */
  @Query(
      """
      SELECT q.* FROM report_request q
        JOIN report r ON r.id = q.report_id
       WHERE q.kind = 'PUBLICATION' AND q.state = 'WAITING' AND q.id > :afterId
         AND (:everywhere OR r.district IN (:districts) OR r.subdistrict IN (:subdistricts))
       ORDER BY q.id
       LIMIT :size
      """)
  List<RequestRow> findPublications(
      boolean everywhere,
      List<String> districts,
      List<String> subdistricts,
      long afterId,
      int size);

  /** What nobody decided before the case moved on. */
  @Query(
      """
      UPDATE report_request SET state = 'LAPSED', decided_at = :now
       WHERE report_id = :reportId AND state = 'WAITING' AND kind = :kind
      """)
  int lapse(long reportId, RequestKind kind, Instant now);
}

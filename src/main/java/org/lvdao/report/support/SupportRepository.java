package org.lvdao.report.support;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SupportRepository extends GenericRepository<SupportRepository.Row, Long> {

  /** A resident's voice for a case. */
  @MappedEntity("report_support")
  record Row(@Id long reportId, long accountId, Instant createdAt) {}

  @Introspected
  record Count(long reportId, long supports) {}

  /** Returns 0 when the account has given its voice already. */
  @Query(
      """
      INSERT IGNORE INTO report_support (report_id, account_id, created_at)
      VALUES (:reportId, :accountId, :now)
      """)
  int add(long reportId, long accountId, Instant now);

  @Query(
      """
      INSERT IGNORE INTO report_support (report_id, account_id, created_at)
      SELECT :toReport, account_id, created_at
        FROM report_support WHERE report_id = :fromReport AND account_id <> :exceptAccount
      """)
  int copy(long fromReport, long toReport, long exceptAccount);

  @Query(
      """
      INSERT IGNORE INTO report_support (report_id, account_id, created_at)
      SELECT report_id, :to, created_at FROM report_support WHERE account_id = :from
      """)
  int copyOf(long from, long to);

  @Query("DELETE FROM report_support WHERE account_id = :accountId")
  int deleteOf(long accountId);

  @Query(
      """
      DELETE FROM report_support
       WHERE account_id = :accountId
         AND report_id IN (SELECT id FROM report WHERE reporter_id = :accountId)
      """)
  int deleteForOwnCases(long accountId);

  @Query(
      """
      SELECT report_id, account_id, created_at FROM report_support
       WHERE account_id = :accountId AND report_id > :afterReport
       ORDER BY report_id
       LIMIT :size
      """)
  List<Row> givenBy(long accountId, long afterReport, int size);

  /**
   * @param reportIds at least one
   */
  @Query(
      """
      SELECT report_id FROM report_support
       WHERE account_id = :accountId AND report_id IN (:reportIds)
      """)
  List<Long> supportedBy(long accountId, Collection<Long> reportIds);

  /**
   * Cases without any are missing.
   *
   * @param reportIds at least one
   */
  @Query(
      """
      SELECT report_id, COUNT(*) AS supports FROM report_support
       WHERE report_id IN (:reportIds)
       GROUP BY report_id
      """)
  List<Count> count(Collection<Long> reportIds);
}

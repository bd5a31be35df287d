package org.lvdao.points;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Transactions, which are only ever added. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LedgerRepository extends GenericRepository<TransactionRow, Long> {

  @Query(
      """
      INSERT INTO points_transaction
        (id, source_kind, source_id, kind, holder_id, district, entry_no, member_id, rule,
         description, original_id, occurred_at, at, available_after, pending_after)
      VALUES
        (:id, :sourceKind, :sourceId, :kind, :holderId, :district, :entryNo, :memberId, :rule,
         :description, :originalId, :occurredAt, :at, :availableAfter, :pendingAfter)
      """)
  void insert(TransactionRow row);

  Optional<TransactionRow> findById(long id);

  @Query(
      """
      SELECT * FROM points_transaction
       WHERE source_kind = :sourceKind AND source_id = :sourceId
      """)
  Optional<TransactionRow> findBySource(String sourceKind, String sourceId);

  /** How many points of the lot have expired and were not taken back since. */
  @Query(
      """
      SELECT COALESCE(SUM(p.amount), 0)
        FROM points_transaction t
        JOIN points_posting p ON p.transaction_id = t.id AND p.account = 'EXPIRY'
        JOIN points_movement m
          ON m.transaction_id = CASE t.kind WHEN 'REVERSED' THEN t.original_id ELSE t.id END
         AND m.expires_at = :expiresAt
       WHERE t.holder_id = :holderId AND t.district = :district AND t.kind IN ('EXPIRED', 'REVERSED')
      """)
  long countExpired(long holderId, String district, Instant expiresAt);

  /**
   * What was given for what happened in the period, without what was not granted or taken back.
   *
   * @param rule empty for all
   */
  @Query(
      """
      SELECT COALESCE(-SUM(p.amount), 0)
        FROM points_transaction t
        JOIN points_posting p ON p.transaction_id = t.id AND p.account = 'ISSUANCE'
       WHERE t.holder_id = :holderId AND t.district = :district
         AND t.occurred_at >= :since AND t.occurred_at < :until
         AND (:rule = '' OR t.rule = :rule)
      """)
  long countEarned(long holderId, String district, String rule, Instant since, Instant until);
}

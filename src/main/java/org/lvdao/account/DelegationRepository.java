package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface DelegationRepository extends GenericRepository<DelegationRow, Long> {
  String SELECT =
      """
      SELECT id, account_id, delegate_id, first_day, last_day, ended_at FROM delegation
      """;

  @Query(SELECT + " WHERE id = :id")
  Optional<DelegationRow> find(long id);

  /** Given or received, the newest first. */
  @Query(
      SELECT
          + """
             WHERE id < :before AND (account_id = :accountId OR delegate_id = :accountId)
             ORDER BY id DESC
             LIMIT :limit
            """)
  List<DelegationRow> list(long accountId, long before, int limit);

  @Query(
      """
      INSERT INTO delegation (id, account_id, delegate_id, first_day, last_day, created_at)
      VALUES (:id, :accountId, :delegateId, :firstDay, :lastDay, :now)
      """)
  void insert(
      long id, long accountId, long delegateId, LocalDate firstDay, LocalDate lastDay, Instant now);

  @Query("UPDATE delegation SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
  int end(long id, Instant now);

  @Query(
      """
      UPDATE delegation
         SET ended_at = :now
       WHERE (account_id = :accountId OR delegate_id = :accountId) AND ended_at IS NULL
      """)
  int endAllOf(long accountId, Instant now);
}

package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ExportRepository extends GenericRepository<ExportRow, Long> {

  Optional<ExportRow> findById(long id);

  @Query(
      """
      SELECT id, account_id, asked_at, ready_at, bytes, expires_at
        FROM account_export
       WHERE account_id = :accountId AND expires_at > :now
      """)
  Optional<ExportRow> findOf(long accountId, Instant now);

  /** The key of the account lets two that ask at once have one. */
  @Query(
      """
      INSERT INTO account_export (id, account_id, asked_at, expires_at)
      VALUES (:id, :accountId, :now, :expiresAt)
      """)
  void insert(long id, long accountId, Instant now, Instant expiresAt);

  /** Returns 0 when it was taken away or made ready meanwhile. */
  @Query(
      """
      UPDATE account_export
         SET ready_at = :now, bytes = :bytes, expires_at = :expiresAt
       WHERE id = :id AND account_id IS NOT NULL AND ready_at IS NULL
      """)
  int markReady(long id, Instant now, long bytes, Instant expiresAt);

  @Query(
      """
      UPDATE account_export SET account_id = NULL
       WHERE account_id = :accountId AND expires_at <= :now
      """)
  int takeExpired(long accountId, Instant now);

  @Query(
      """
      UPDATE account_export SET account_id = NULL, expires_at = :now WHERE account_id = :accountId
      """)
  int take(long accountId, Instant now);

  @Query(
      """
      SELECT id, account_id, asked_at, ready_at, bytes, expires_at
        FROM account_export
       WHERE expires_at <= :now AND id > :after
       ORDER BY id
       LIMIT :size
      """)
  List<ExportRow> findExpired(Instant now, long after, int size);

  @Query("DELETE FROM account_export WHERE id = :id AND expires_at <= :before")
  int delete(long id, Instant before);
}

package org.lvdao.platform.web;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface IdempotencyRepository extends GenericRepository<IdempotencyRow, Long> {

  @Query(
      """
      SELECT fingerprint, status, location, etag, body
        FROM idempotency
       WHERE account_id = :accountId AND operation = :operation AND request_key = :requestKey
      """)
  @Nullable StoredAnswer find(long accountId, String operation, String requestKey);

  /** Fails at once, with a lock error, while the first request has not committed. */
  @Query(
      """
      SELECT fingerprint, status, location, etag, body
        FROM idempotency
       WHERE account_id = :accountId AND operation = :operation AND request_key = :requestKey
         FOR UPDATE NOWAIT
      """)
  @Nullable StoredAnswer findNotLocked(long accountId, String operation, String requestKey);

  @Query(
      """
      INSERT INTO idempotency (account_id, operation, request_key, fingerprint, status, created_at)
      VALUES (:accountId, :operation, :requestKey, :fingerprint, 0, :now)
      """)
  void begin(long accountId, String operation, String requestKey, byte[] fingerprint, Instant now);

  @Query(
      """
      UPDATE idempotency
         SET status = :status, location = :location, etag = :etag, body = :body
       WHERE account_id = :accountId AND operation = :operation AND request_key = :requestKey
      """)
  int complete(
      long accountId,
      String operation,
      String requestKey,
      int status,
      @Nullable String location,
      @Nullable String etag,
      @Nullable String body);

  /**
   * @param operations how their names begin, without wildcards
   */
  @Query(
      """
      DELETE FROM idempotency
       WHERE account_id = :accountId AND operation LIKE CONCAT(:operations, '%')
      """)
  int deleteOf(long accountId, String operations);

  @Query("DELETE FROM idempotency WHERE created_at < :before LIMIT 1000")
  int deleteOlderThan(Instant before);
}

package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ThrottleRepository extends GenericRepository<ThrottleRow, byte[]> {
  @Query("SELECT bucket, failures, since FROM login_throttle WHERE bucket = :bucket")
  Optional<ThrottleRow> find(byte[] bucket);

  /** Counts within the window, or begins a new one; MySQL sets the columns from left to right. */
  @Query(
      """
      INSERT INTO login_throttle (bucket, failures, since)
      VALUES (:bucket, 1, :now)
          ON DUPLICATE KEY UPDATE
             failures = IF(since <= :windowStart, 1, failures + 1),
             since = IF(since <= :windowStart, :now, since)
      """)
  void count(byte[] bucket, Instant now, Instant windowStart);

  @Query("DELETE FROM login_throttle WHERE bucket = :bucket")
  int clear(byte[] bucket);

  @Query("DELETE FROM login_throttle WHERE since < :before LIMIT 1000")
  int deleteOld(Instant before);
}

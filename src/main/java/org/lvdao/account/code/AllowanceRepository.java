package org.lvdao.account.code;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AllowanceRepository extends GenericRepository<AllowanceRow, byte[]> {
  /**
   * Makes the row if there is none and locks it. Not by INSERT IGNORE, which takes a lock that two
   * may share, so that both would wait for each other when they count.
   */
  @Query(
      """
      INSERT INTO code_allowance (bucket, used, since)
      VALUES (:bucket, 0, :now)
          ON DUPLICATE KEY UPDATE used = used
      """)
  void lock(byte[] bucket, Instant now);

  /**
   * Takes one, of the window that runs or of a new one. MySQL sets the columns from left to right.
   * Returns 0 when all are taken.
   */
  @Query(
      """
      UPDATE code_allowance
         SET used = IF(since <= :windowStart, 1, used + 1),
             since = IF(since <= :windowStart, :now, since)
       WHERE bucket = :bucket AND (used < :most OR since <= :windowStart)
      """)
  int take(byte[] bucket, int most, Instant now, Instant windowStart);

  @Query("SELECT bucket, used, since, message_id FROM code_allowance WHERE bucket = :bucket")
  Optional<AllowanceRow> find(byte[] bucket);

  /** Begins a window with this message. */
  @Query(
      """
      UPDATE code_allowance SET used = 1, since = :now, message_id = :messageId
       WHERE bucket = :bucket
      """)
  void begin(byte[] bucket, long messageId, Instant now);

  @Query("DELETE FROM code_allowance WHERE since < :before LIMIT 1000")
  int deleteOld(Instant before);
}

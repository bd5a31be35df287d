package org.lvdao.account.code;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface OneTimeCodeRepository extends GenericRepository<OneTimeCodeRow, byte[]> {
  /** Replaces the code sent before. */
  @Query(
      """
      INSERT INTO one_time_code (id, code_hash, tries, expires_at)
      VALUES (:id, :codeHash, 0, :expiresAt)
          ON DUPLICATE KEY UPDATE
             code_hash = :codeHash, tries = 0, expires_at = :expiresAt, used_at = NULL
      """)
  void put(byte[] id, byte[] codeHash, Instant expiresAt);

  /** Returns 0 when there is no code that may still be tried. */
  @Query(
      """
      UPDATE one_time_code SET tries = tries + 1
       WHERE id = :id AND tries < :most AND expires_at > :now
      """)
  int countTry(byte[] id, int most, Instant now);

  @Query("SELECT id, code_hash, tries FROM one_time_code WHERE id = :id")
  Optional<OneTimeCodeRow> find(byte[] id);

  /** Returns 1 to one only of those who come with the right code. */
  @Query(
      """
      UPDATE one_time_code SET used_at = :now
       WHERE id = :id AND code_hash = :codeHash AND used_at IS NULL AND expires_at > :now
      """)
  int use(byte[] id, byte[] codeHash, Instant now);

  @Query("DELETE FROM one_time_code WHERE expires_at < :before LIMIT 1000")
  int deleteExpired(Instant before);
}

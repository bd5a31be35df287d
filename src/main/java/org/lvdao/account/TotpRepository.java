package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface TotpRepository extends GenericRepository<TotpRow, Long> {
  /** Locks it, so that it is not sealed anew between being read and being compared. */
  @Query(
      """
      SELECT account_id, secret, last_step, created_at
        FROM account_totp
       WHERE account_id = :accountId AND confirmed = :confirmed
         FOR UPDATE
      """)
  Optional<TotpRow> lock(long accountId, boolean confirmed);

  /** In place of the one before it, whose steps say nothing about this one's. */
  @Query(
      """
      INSERT INTO account_totp (account_id, confirmed, secret, last_step, created_at)
      VALUES (:accountId, :confirmed, :secret, :lastStep, :now)
          ON DUPLICATE KEY UPDATE
             secret = :secret, last_step = :lastStep, created_at = :now
      """)
  void put(long accountId, boolean confirmed, byte[] secret, long lastStep, Instant now);

  /** Succeeds for one only of those who confirm the same secret. */
  @Query(
      """
      DELETE FROM account_totp
       WHERE account_id = :accountId AND confirmed = FALSE AND secret = :secret
      """)
  int takePending(long accountId, byte[] secret);

  /** Succeeds for one only of those who come with a code of the same step, or of an older one. */
  @Query(
      """
      UPDATE account_totp
         SET last_step = :step
       WHERE account_id = :accountId AND confirmed = TRUE AND secret = :secret
         AND last_step < :step
      """)
  int useStep(long accountId, byte[] secret, long step);

  @Query(
      """
      SELECT DISTINCT account_id FROM account_totp
       WHERE account_id > :after AND secret < :key
       ORDER BY account_id
       LIMIT :size
      """)
  List<Long> sealedBefore(byte[] key, long after, int size);

  @Query(
      """
      UPDATE account_totp SET secret = :secret
       WHERE account_id = :accountId AND confirmed = :confirmed AND secret = :before
      """)
  int sealAnew(long accountId, boolean confirmed, byte[] before, byte[] secret);

  @Query("DELETE FROM account_totp WHERE account_id = :accountId")
  int delete(long accountId);

  @Query(
      """
      INSERT INTO account_recovery_code (account_id, code_hash) VALUES (:accountId, :codeHash)
      """)
  void insertRecoveryCode(long accountId, byte[] codeHash);

  @Query(
      """
      DELETE FROM account_recovery_code WHERE account_id = :accountId AND code_hash = :codeHash
      """)
  int useRecoveryCode(long accountId, byte[] codeHash);

  @Query("DELETE FROM account_recovery_code WHERE account_id = :accountId")
  int deleteRecoveryCodes(long accountId);

  /** What administrators see of the account has changed. */
  @Query("UPDATE account SET version = version + 1 WHERE id = :accountId")
  int touchAccount(long accountId);
}

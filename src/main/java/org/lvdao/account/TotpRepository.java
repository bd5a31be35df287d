package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface TotpRepository extends GenericRepository<TotpRow, Long> {
  @Query(
      """
      SELECT account_id, secret, last_step, pending, pending_at
        FROM account_totp
       WHERE account_id = :accountId
      """)
  Optional<TotpRow> find(long accountId);

  @Query(
      """
      INSERT INTO account_totp (account_id, pending, pending_at)
      VALUES (:accountId, :pending, :now)
          ON DUPLICATE KEY UPDATE pending = :pending, pending_at = :now
      """)
  void offer(long accountId, byte[] pending, Instant now);

  /** Succeeds once for each secret that was offered. */
  @Query(
      """
      UPDATE account_totp
         SET secret = pending, last_step = :step, pending = NULL, pending_at = NULL
       WHERE account_id = :accountId AND pending = :pending
      """)
  int confirm(long accountId, byte[] pending, long step);

  /** Succeeds for one only of those who come with a code of the same step, or of an older one. */
  @Query(
      """
      UPDATE account_totp
         SET last_step = :step
       WHERE account_id = :accountId AND last_step < :step AND secret = :secret
      """)
  int useStep(long accountId, byte[] secret, long step);

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

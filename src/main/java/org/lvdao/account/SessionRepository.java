package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SessionRepository extends GenericRepository<SessionRow, Long> {
  @Query(
      """
      INSERT INTO session
             (id, account_id, refresh_hash, created_at, used_at, expires_at, device)
      VALUES (:id, :accountId, :refreshHash, :now, :now, :expiresAt, :device)
      """)
  void insert(
      long id,
      long accountId,
      byte[] refreshHash,
      Instant now,
      Instant expiresAt,
      @Nullable String device);

  /**
   * A row for each grant, one with nulls for an account without any, none for a dead session. Then
   * the grants of those who are absent and for whom the account acts today: only their own, so that
   * what was delegated is not delegated further.
   */
  @Query(
      """
      SELECT g.role, g.area_path, g.unit_code, a.consents
        FROM session s
        JOIN account a ON a.id = s.account_id
        LEFT JOIN account_grant g ON g.account_id = a.id
       WHERE s.id = :id AND s.account_id = :accountId AND s.revoked_at IS NULL
         AND s.expires_at > :now AND a.status = 'ACTIVE'
       UNION ALL
      SELECT g.role, g.area_path, g.unit_code, a.consents
        FROM session s
        JOIN account a ON a.id = s.account_id
        JOIN delegation d
          ON d.delegate_id = a.id AND d.first_day <= :today AND d.last_day >= :today
             AND d.ended_at IS NULL
        JOIN account absent ON absent.id = d.account_id AND absent.status = 'ACTIVE'
        JOIN account_grant g ON g.account_id = absent.id
       WHERE s.id = :id AND s.account_id = :accountId AND s.revoked_at IS NULL
         AND s.expires_at > :now AND a.status = 'ACTIVE'
      """)
  List<SessionGrantRow> findLiveGrants(long id, long accountId, Instant now, LocalDate today);

  @Query(
      """
      SELECT s.id, s.account_id, a.kind
        FROM session s
        JOIN account a ON a.id = s.account_id
       WHERE s.id = :id AND s.revoked_at IS NULL AND s.expires_at > :now AND a.status = 'ACTIVE'
      """)
  Optional<SessionRow> findLive(long id, Instant now);

  /** Succeeds for one only of those who come with the same current token. */
  @Query(
      """
      UPDATE session
         SET refresh_hash = :newHash, used_at = :now, expires_at = :expiresAt
       WHERE id = :id AND refresh_hash = :oldHash AND revoked_at IS NULL AND expires_at > :now
      """)
  int rotate(long id, byte[] oldHash, byte[] newHash, Instant now, Instant expiresAt);

  @Query("UPDATE session SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
  int revoke(long id, Instant now);

  @Query(
      """
      UPDATE session SET revoked_at = :now WHERE account_id = :accountId AND revoked_at IS NULL
      """)
  int revokeAll(long accountId, Instant now);

  /** The newest first. */
  @Query(
      """
      SELECT id, device, created_at, used_at
        FROM session
       WHERE account_id = :accountId AND id < :beforeId
         AND revoked_at IS NULL AND expires_at > :now
       ORDER BY id DESC
       LIMIT :size
      """)
  List<SignedInRow> findLiveOf(long accountId, long beforeId, Instant now, int size);

  @Query(
      """
      UPDATE session SET revoked_at = :now
       WHERE id = :id AND account_id = :accountId AND revoked_at IS NULL AND expires_at > :now
      """)
  int revokeOf(long accountId, long id, Instant now);

  @Query(
      """
      UPDATE session SET revoked_at = :now
       WHERE account_id = :accountId AND id <> :exceptId AND revoked_at IS NULL
      """)
  int revokeOthers(long accountId, long exceptId, Instant now);

  @Query("DELETE FROM session WHERE account_id = :accountId")
  int deleteOf(long accountId);

  @Query("DELETE FROM session WHERE expires_at < :before LIMIT 1000")
  int deleteExpired(Instant before);
}

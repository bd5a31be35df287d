package org.lvdao.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface DeviceRepository extends GenericRepository<DeviceRow, Long> {

  /** Who brings a token owns it from then on. */
  @Query(
      """
      INSERT INTO device (id, token_hash, token, account_id, platform, app_version, seen_at)
      VALUES (:id, :hash, :token, :accountId, :platform, :appVersion, :now)
      ON DUPLICATE KEY UPDATE
        account_id = :accountId, platform = :platform, app_version = :appVersion, seen_at = :now
      """)
  int put(
      long id,
      byte[] hash,
      String token,
      long accountId,
      String platform,
      String appVersion,
      Instant now);

  @Query(
      """
      SELECT id, token, account_id, platform, app_version, seen_at
        FROM device
       WHERE token_hash = :hash
      """)
  Optional<DeviceRow> findByHash(byte[] hash);

  @Query(
      """
      SELECT id, token, account_id, platform, app_version, seen_at
        FROM device
       WHERE account_id = :accountId
       ORDER BY seen_at DESC, id DESC
       LIMIT 1
      """)
  Optional<DeviceRow> findLastSeen(long accountId);

  @Query("DELETE FROM device WHERE seen_at < :before LIMIT 1000")
  int deleteUnseen(Instant before);

  /** The one seen last first. */
  @Query(
      """
      SELECT id, token, account_id, platform, app_version, seen_at
        FROM device
       WHERE account_id = :accountId
       ORDER BY seen_at DESC, id DESC
      """)
  List<DeviceRow> findOf(long accountId);

  /**
   * Those of the accounts that have one.
   *
   * @param accountIds at least one
   */
  @Query("SELECT DISTINCT account_id FROM device WHERE account_id IN (:accountIds)")
  List<Long> findOwners(Collection<Long> accountIds);

  @Query("DELETE FROM device WHERE id = :id")
  int delete(long id);

  @Query("DELETE FROM device WHERE id = :id AND account_id = :accountId")
  int deleteMine(long id, long accountId);

  @Query("DELETE FROM device WHERE account_id = :accountId")
  int deleteOf(long accountId);

  @Query("UPDATE device SET account_id = :to WHERE account_id = :from")
  int changeAccount(long from, long to);
}

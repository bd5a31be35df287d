package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountRepository extends GenericRepository<AccountRow, Long> {
  @Query(
      """
      SELECT id, kind, status, display_name FROM account WHERE id = :id
      """)
  Optional<AccountRow> find(long id);

  @Query(
      """
      SELECT id, kind, status, display_name
        FROM account
       WHERE id IN (:ids)
      """)
  List<AccountRow> findAll(Collection<Long> ids);

  @Query(
      """
      SELECT account_id FROM account_identity WHERE provider = :provider AND subject = :subject
      """)
  Optional<Long> findByIdentity(String provider, String subject);

  @Query(
      """
      INSERT INTO account (id, kind, status, username, password_hash, display_name, created_at)
      VALUES (:id, :kind, 'ACTIVE', :username, :passwordHash, :displayName, :now)
      """)
  void insert(
      long id,
      String kind,
      @Nullable String username,
      @Nullable String passwordHash,
      String displayName,
      Instant now);

  @Query(
      """
      INSERT INTO account_identity (provider, subject, account_id, created_at)
      VALUES (:provider, :subject, :accountId, :now)
      """)
  void insertIdentity(String provider, String subject, long accountId, Instant now);

  @Query(
      """
      UPDATE account
         SET status = 'DISABLED', version = version + 1
       WHERE id = :id AND status = 'ACTIVE'
      """)
  int disable(long id);

  /** Locks the accounts, always in the same order. */
  @Query(
      """
      SELECT id, kind, status, display_name
        FROM account
       WHERE id IN (:ids)
       ORDER BY id
         FOR UPDATE
      """)
  List<AccountRow> lock(Collection<Long> ids);

  @Query(
      """
      SELECT COUNT(*) FROM account_identity WHERE account_id = :accountId AND provider = :provider
      """)
  long countIdentities(long accountId, String provider);

  @Query("UPDATE account_identity SET account_id = :to WHERE account_id = :from")
  int moveIdentities(long from, long to);

  @Query(
      """
      UPDATE account
         SET status = 'MERGED', merged_into = :to, merged_at = :now, version = version + 1
       WHERE id = :from AND status = 'ACTIVE'
      """)
  int markMerged(long from, long to, Instant now);

  @Query(
      """
      SELECT id, merged_into FROM account WHERE merged_at >= :since ORDER BY merged_at, id
      """)
  List<MergedRow> findMerged(Instant since);

  @Query(
      """
      SELECT subject FROM account_identity
       WHERE account_id = :accountId AND provider = :provider
       ORDER BY created_at DESC, subject
      """)
  List<String> subjects(String provider, long accountId);

  @Query("UPDATE account SET kind = :kind WHERE id = :id")
  int changeKind(long id, String kind);
}

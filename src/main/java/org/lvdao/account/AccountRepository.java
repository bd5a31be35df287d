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
      SELECT id, kind, status, display_name, erase_at FROM account WHERE id = :id
      """)
  Optional<AccountRow> find(long id);

  @Query(
      """
      SELECT id, kind, status, display_name, erase_at
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
      SELECT id, kind, status, display_name, erase_at
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

  /** Returns 0 when it was asked before. */
  @Query("UPDATE account SET erase_at = :eraseAt WHERE id = :id AND erase_at IS NULL")
  int askErasure(long id, Instant eraseAt);

  @Query("UPDATE account SET erase_at = NULL WHERE id = :id AND erase_at IS NOT NULL")
  int cancelErasure(long id);

  @Query(
      """
      SELECT id FROM account
       WHERE erase_at <= :now AND status IN ('ACTIVE', 'DISABLED')
       ORDER BY erase_at, id
       LIMIT :size
      """)
  List<Long> findToErase(Instant now, int size);

  /** Excludes {@link #cancelErasure}: whichever comes first makes the other find nothing. */
  @Query(
      """
      UPDATE account
         SET status = 'ERASED', erase_at = NULL, erased_at = :now, version = version + 1
       WHERE id = :id AND erase_at <= :now AND status IN ('ACTIVE', 'DISABLED')
      """)
  int markErased(long id, Instant now);

  @Query("SELECT id FROM account WHERE erased_at >= :since ORDER BY erased_at, id")
  List<Long> findErased(Instant since);

  @Query("SELECT id FROM account WHERE merged_into = :id ORDER BY id")
  List<Long> findMergedInto(long id);

  @Query("DELETE FROM account_identity WHERE account_id = :accountId")
  int deleteIdentities(long accountId);

  /** Takes what is left of a person from the row. */
  @Query("UPDATE account SET display_name = '已注销', consents = '' WHERE id = :id")
  int blank(long id);

  @Query("UPDATE account SET kind = :kind WHERE id = :id")
  int changeKind(long id, String kind);
}

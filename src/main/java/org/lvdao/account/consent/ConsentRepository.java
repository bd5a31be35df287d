package org.lvdao.account.consent;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ConsentRepository extends GenericRepository<ConsentRow, Long> {

  @Query("SELECT kind, consents FROM account WHERE id = :accountId")
  Optional<HolderRow> find(long accountId);

  @Query("SELECT consents FROM account WHERE id = :accountId FOR UPDATE")
  String lockStanding(long accountId);

  @Query("UPDATE account SET consents = :consents WHERE id = :accountId")
  int updateStanding(long accountId, String consents);

  @Query(
      """
      INSERT INTO account_consent (id, account_id, purpose, given, notice_version, at)
      VALUES (:id, :accountId, :purpose, :given, :noticeVersion, :now)
      """)
  void insert(
      long id, long accountId, String purpose, boolean given, int noticeVersion, Instant now);

  /** The newest first. */
  @Query(
      """
      SELECT id, purpose, given, notice_version, at
        FROM account_consent
       WHERE account_id = :accountId AND id < :beforeId
       ORDER BY id DESC
       LIMIT :size
      """)
  List<ConsentRow> history(long accountId, long beforeId, int size);

  /**
   * @param accountIds at least one
   */
  @Query(
      """
      SELECT c.account_id
        FROM account_consent c
        JOIN (SELECT MAX(id) AS id FROM account_consent
               WHERE account_id IN (:accountIds) AND purpose = :purpose
               GROUP BY account_id) newest
          ON newest.id = c.id
       WHERE c.given = FALSE
      """)
  List<Long> findRefusing(Collection<Long> accountIds, String purpose);

  /** The last word on each purpose. */
  @Query(
      """
      SELECT c.id, c.purpose, c.given, c.notice_version, c.at
        FROM account_consent c
        JOIN (SELECT MAX(id) AS id FROM account_consent
               WHERE account_id = :accountId GROUP BY purpose) newest
          ON newest.id = c.id
      """)
  List<ConsentRow> last(long accountId);
}

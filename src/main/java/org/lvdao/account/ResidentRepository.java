package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ResidentRepository extends GenericRepository<ProfileRow, Long> {

  /**
   * @param accountIds at least one
   */
  @Query(
      """
      SELECT account_id, language FROM account_profile WHERE account_id IN (:accountIds)
      """)
  List<Residents.Resident> find(Collection<Long> accountIds);

  /**
   * @param accountIds at least one
   */
  @Query(
      """
      SELECT account_id, nickname FROM account_profile
       WHERE account_id IN (:accountIds) AND nickname IS NOT NULL
      """)
  List<Residents.Nickname> nicknames(Collection<Long> accountIds);

  @Query(
      """
      SELECT p.account_id, p.language
        FROM account_profile p
        JOIN account a ON a.id = p.account_id
       WHERE p.home_community = :community AND p.account_id > :afterId
         AND a.kind = 'RESIDENT' AND a.status = 'ACTIVE'
       ORDER BY p.account_id
       LIMIT :size
      """)
  List<Residents.Resident> livingIn(String community, long afterId, int size);

  /**
   * @param accountIds at least one
   */
  @Query(
      """
      SELECT account_id, subject AS openid
        FROM account_identity
       WHERE provider = :provider AND account_id IN (:accountIds)
      """)
  List<Residents.WechatId> identities(String provider, Collection<Long> accountIds);
}

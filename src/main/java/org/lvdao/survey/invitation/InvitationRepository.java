package org.lvdao.survey.invitation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface InvitationRepository extends GenericRepository<InvitationRow, Long> {

  /** Twice is once. */
  @Query(
      """
      INSERT IGNORE INTO survey_invitation (campaign_id, account_id)
      VALUES (:campaignId, :accountId)
      """)
  void insert(List<InvitationRow> rows);

  /**
   * Those of them who were invited to another campaign since then.
   *
   * @param accountIds at least one
   */
  @Query(
      """
      SELECT DISTINCT i.account_id
        FROM survey_invitation i
        JOIN survey_wave w ON w.campaign_id = i.campaign_id AND w.number = 0
       WHERE i.account_id IN (:accountIds) AND i.campaign_id <> :campaignId AND w.at > :since
      """)
  List<Long> findInvitedElsewhere(Collection<Long> accountIds, long campaignId, Instant since);

  /** Those of them who have answered. */
  @Query(
      """
      SELECT account_id FROM survey_participation
       WHERE campaign_id = :campaignId AND account_id IN (:accountIds)
      """)
  List<Long> findAnswered(long campaignId, Collection<Long> accountIds);

  @Query("SELECT COUNT(*) FROM survey_participation WHERE campaign_id = :campaignId")
  int countAnswered(long campaignId);

  /** Who was invited, in the order of the accounts. */
  @Query(
      """
      SELECT account_id FROM survey_invitation
       WHERE campaign_id = :campaignId AND account_id > :after
       ORDER BY account_id
       LIMIT :size
      """)
  List<Long> findInvited(long campaignId, long after, int size);

  @Query(
      """
      SELECT campaign_id FROM survey_invitation WHERE account_id = :accountId ORDER BY campaign_id
      """)
  List<Long> findOf(long accountId);

  @Query("DELETE FROM survey_invitation WHERE account_id = :accountId")
  void remove(long accountId);

  /** To both accounts the same campaign may have written. */
  @Query(
      """
      INSERT IGNORE INTO survey_invitation (campaign_id, account_id)
      SELECT campaign_id, :to FROM survey_invitation WHERE account_id = :from
      """)
  void copy(long from, long to);

  /** Some of those of campaigns that were over by then. */
  @Query(
      """
      DELETE FROM survey_invitation
       WHERE campaign_id IN (SELECT id FROM survey_campaign
                              WHERE closes_at < :before OR ended_at < :before)
       LIMIT 1000
      """)
  int deleteOlderThan(Instant before);
}

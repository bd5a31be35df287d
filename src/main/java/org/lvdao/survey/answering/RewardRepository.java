package org.lvdao.survey.answering;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface RewardRepository extends GenericRepository<ResponseRow, Long> {

  /** Campaigns that are over and have points to give. */
  @Query(
      """
      SELECT c.id FROM survey_campaign c
       WHERE c.rewarded = TRUE AND (c.ended_at IS NOT NULL OR c.closes_at <= :now)
         AND EXISTS (SELECT 1 FROM survey_participation p
                      WHERE p.campaign_id = c.id AND p.points_due = TRUE)
       ORDER BY c.id
       LIMIT :size
      """)
  List<Long> findDue(Instant now, int size);

  /** By account, which has nothing to do with when they answered. */
  @Query(
      """
      SELECT account_id FROM survey_participation
       WHERE campaign_id = :campaignId AND points_due = TRUE
       ORDER BY account_id
       LIMIT :size
         FOR UPDATE
      """)
  List<Long> lockDue(long campaignId, int size);

  /**
   * @param accountIds at least one
   */
  @Query(
      """
      UPDATE survey_participation SET points_due = FALSE
       WHERE campaign_id = :campaignId AND account_id IN (:accountIds)
      """)
  int settle(long campaignId, Collection<Long> accountIds);
}

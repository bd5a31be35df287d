package org.lvdao.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PreferenceRepository extends GenericRepository<PreferenceRow, Long> {

  /**
   * @param accountIds at least one
   */
  @Query(
      """
      SELECT account_id, quiet_from, quiet_to, muted_topics, digest_minutes
        FROM notification_preference
       WHERE account_id IN (:accountIds)
      """)
  List<PreferenceRow> find(Collection<Long> accountIds);

  @Query(
      """
      INSERT INTO notification_preference
        (account_id, quiet_from, quiet_to, muted_topics, digest_minutes, updated_at)
      VALUES (:accountId, :quietFrom, :quietTo, :mutedTopics, :digestMinutes, :now)
      ON DUPLICATE KEY UPDATE
        quiet_from = :quietFrom, quiet_to = :quietTo, muted_topics = :mutedTopics,
        digest_minutes = :digestMinutes,
        updated_at = :now
      """)
  int put(
      long accountId,
      @Nullable Integer quietFrom,
      @Nullable Integer quietTo,
      String mutedTopics,
      @Nullable Integer digestMinutes,
      Instant now);

  /** Forgets what was chosen when the other account has chosen, too. */
  @Query(
      """
      DELETE twin
        FROM notification_preference twin
        JOIN notification_preference kept ON kept.account_id = :to
       WHERE twin.account_id = :from
      """)
  int deleteTwin(long from, long to);

  /** Leaves a twin that came this moment. */
  @Query("UPDATE IGNORE notification_preference SET account_id = :to WHERE account_id = :from")
  int changeAccount(long from, long to);

  @Query("DELETE FROM notification_preference WHERE account_id = :accountId")
  int deleteOf(long accountId);
}

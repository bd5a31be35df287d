package org.lvdao.survey.aftercase;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AfterCaseRepository extends GenericRepository<AfterCaseRow, Long> {

  /** Returns 0 when the case has its row already. */
  @Query(
      """
      INSERT IGNORE INTO after_case_survey
        (id, district, kind, case_id, case_no, account_id, closed_month, closed_at, closes_at)
      VALUES
        (:id, :district, :kind, :caseId, :caseNo, :accountId, :closedMonth, :closedAt, :closesAt)
      """)
  int offer(
      long id,
      String district,
      CaseKind kind,
      long caseId,
      String caseNo,
      long accountId,
      String closedMonth,
      Instant closedAt,
      Instant closesAt);

  /** Returns 0 when it was answered, or lasts so long already. */
  @Query(
      """
      UPDATE after_case_survey SET closes_at = :closesAt
       WHERE kind = :kind AND case_id = :caseId AND answered_at IS NULL AND closes_at < :closesAt
      """)
  int prolong(CaseKind kind, long caseId, Instant closesAt);

  /** Returns 0 when that was known. */
  @Query(
      """
      UPDATE after_case_survey SET rated_at = :ratedAt
       WHERE kind = :kind AND case_id = :caseId AND rated_at IS NULL
      """)
  int rated(CaseKind kind, long caseId, Instant ratedAt);

  /** What waits for the account, the soonest to end first. */
  @Query(
      """
      SELECT * FROM after_case_survey
       WHERE account_id = :accountId AND closes_at > :now
         AND answered_at IS NULL AND rated_at IS NULL
       ORDER BY closes_at, id
       LIMIT :size
      """)
  List<AfterCaseRow> findWaiting(long accountId, Instant now, int size);

  @Query("SELECT * FROM after_case_survey WHERE id = :id AND account_id = :accountId")
  Optional<AfterCaseRow> find(long id, long accountId);

  /** Returns 0 when it was answered, or is over. */
  @Query(
      """
      UPDATE after_case_survey
         SET satisfaction = :satisfaction, reason = :reason, answered_at = :now
       WHERE id = :id AND account_id = :accountId AND answered_at IS NULL AND closes_at > :now
      """)
  int answer(long id, long accountId, Satisfaction satisfaction, Improvement reason, Instant now);

  /** The newest first. */
  @Query(
      """
      SELECT * FROM after_case_survey
       WHERE account_id = :accountId AND id < :before
       ORDER BY id DESC
       LIMIT :size
      """)
  List<AfterCaseRow> findOf(long accountId, long before, int size);

  /** Takes the answers back, so that they could be given again. */
  @Query(
      """
      UPDATE after_case_survey SET satisfaction = NULL, reason = NULL, answered_at = NULL
       WHERE account_id = :accountId AND answered_at IS NOT NULL
      """)
  void removeAnswers(long accountId);

  @Query("UPDATE after_case_survey SET account_id = :to WHERE account_id = :from")
  void move(long from, long to);

  @Query("UPDATE after_case_survey SET account_id = NULL WHERE account_id = :accountId")
  void unlink(long accountId);

  @Query(
      """
      UPDATE after_case_survey SET account_id = NULL WHERE kind = :kind AND case_id = :caseId
      """)
  void unlink(CaseKind kind, long caseId);

  /** By what the figures tell apart, of whole months. */
  @Query(
      """
      SELECT closed_month, kind, satisfaction, reason,
             COUNT(CASE WHEN satisfaction IS NULL THEN rated_at END) AS rated, COUNT(*) AS cases
        FROM after_case_survey
       WHERE district = :district AND closed_month BETWEEN :first AND :last
       GROUP BY closed_month, kind, satisfaction, reason
      """)
  List<HandlingCell> count(String district, String first, String last);
}

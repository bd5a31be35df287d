package org.lvdao.survey.answering;

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
interface AnsweringRepository extends GenericRepository<ResponseRow, Long> {

  /** The key of the request with which the account answered; empty when it has not. */
  @Query(
      """
      SELECT request_key FROM survey_participation
       WHERE campaign_id = :campaignId AND account_id = :accountId
      """)
  Optional<String> findParticipation(long campaignId, long accountId);

  /** As {@link #findParticipation}, once nobody is about to write it. */
  @Query(
      """
      SELECT request_key FROM survey_participation
       WHERE campaign_id = :campaignId AND account_id = :accountId
         FOR UPDATE
      """)
  Optional<String> lockParticipation(long campaignId, long accountId);

  @Query(
      """
      SELECT campaign_id FROM survey_participation
       WHERE account_id = :accountId AND campaign_id IN (:campaignIds)
      """)
  List<Long> findAnswered(long accountId, Collection<Long> campaignIds);

  @Query(
      """
      SELECT campaign_id FROM survey_participation
       WHERE account_id = :accountId
       ORDER BY campaign_id
      """)
  List<Long> findAnswered(long accountId);

  /** Breaks the key when the account has answered. */
  @Query(
      """
      INSERT INTO survey_participation (campaign_id, account_id, request_key, points_due)
      VALUES (:campaignId, :accountId, :key, :pointsDue)
      """)
  void insertParticipation(long campaignId, long accountId, String key, boolean pointsDue);

  @Query(
      """
      DELETE FROM survey_participation WHERE campaign_id = :campaignId AND account_id = :accountId
      """)
  void removeParticipation(long campaignId, long accountId);

  @Query("DELETE FROM survey_participation WHERE account_id = :accountId")
  void removeParticipations(long accountId);

  @Query("UPDATE survey_participation SET account_id = :to WHERE account_id = :from")
  void moveParticipations(long from, long to);

  @Query(
      """
      SELECT campaign_id, draft, version FROM survey_draft
       WHERE campaign_id = :campaignId AND account_id = :accountId
      """)
  Optional<DraftRow> findDraft(long campaignId, long accountId);

  @Query(
      """
      SELECT campaign_id, draft, version FROM survey_draft
       WHERE account_id = :accountId
       ORDER BY campaign_id
      """)
  List<DraftRow> findDrafts(long accountId);

  @Query(
      """
      INSERT INTO survey_draft (campaign_id, account_id, draft, version)
      VALUES (:campaignId, :accountId, :draft, 1)
      ON DUPLICATE KEY UPDATE draft = VALUES(draft), version = version + 1
      """)
  void putDraft(long campaignId, long accountId, String draft);

  /** 0 when it was changed since. */
  @Query(
      """
      UPDATE survey_draft SET draft = :draft, version = version + 1
       WHERE campaign_id = :campaignId AND account_id = :accountId AND version = :version
      """)
  int changeDraft(long campaignId, long accountId, long version, String draft);

  @Query("DELETE FROM survey_draft WHERE campaign_id = :campaignId AND account_id = :accountId")
  void removeDraft(long campaignId, long accountId);

  @Query("DELETE FROM survey_draft WHERE account_id = :accountId")
  void removeDrafts(long accountId);

  /** Some of those of campaigns that were over by then. */
  @Query(
      """
      DELETE FROM survey_draft
       WHERE campaign_id IN (SELECT id FROM survey_campaign
                              WHERE closes_at < :before OR ended_at < :before)
       LIMIT 1000
      """)
  int deleteDraftsOlderThan(Instant before);

  @Query("UPDATE survey_draft SET account_id = :to WHERE account_id = :from")
  void moveDrafts(long from, long to);

  @Query(
      """
      INSERT INTO survey_response
        (campaign_id, id, account_id, gender, age_band, area, duration, flags)
      VALUES (:campaignId, :id, :accountId, :gender, :ageBand, :area, :duration, :flags)
      """)
  void insertResponse(
      long campaignId,
      long id,
      @Nullable Long accountId,
      @Nullable String gender,
      @Nullable String ageBand,
      @Nullable String area,
      @Nullable Duration duration,
      String flags);

  @Query(
      """
      INSERT INTO survey_answer (campaign_id, question, response_id, part, value)
      VALUES (:campaignId, :question, :responseId, :part, :value)
      """)
  void insertAnswer(long campaignId, String question, long responseId, String part, String value);

  /** The answers that are known to be the account's. */
  @Query("SELECT * FROM survey_response WHERE account_id = :accountId ORDER BY campaign_id")
  List<ResponseRow> findResponses(long accountId);

  @Query(
      """
      SELECT question, part, value FROM survey_answer
       WHERE campaign_id = :campaignId AND response_id = :responseId
       ORDER BY question, part
      """)
  List<AnswerRow> findAnswers(long campaignId, long responseId);

  @Query("DELETE FROM survey_answer WHERE campaign_id = :campaignId AND response_id = :responseId")
  void removeAnswers(long campaignId, long responseId);

  @Query("DELETE FROM survey_response WHERE campaign_id = :campaignId AND id = :id")
  void removeResponse(long campaignId, long id);

  @Query("UPDATE survey_response SET account_id = :to WHERE account_id = :from")
  void moveResponses(long from, long to);

  /** Who answered a campaign that ran in the period; when they did nobody knows. */
  @Query(
      """
      SELECT DISTINCT p.account_id
        FROM survey_campaign c
        JOIN survey_participation p ON p.campaign_id = c.id
       WHERE c.district = :district AND c.opens_at < :until AND c.closes_at > :from
      """)
  List<Long> findRespondents(String district, Instant from, Instant until);

  /** Breaks the key when the request came before. */
  @Query("INSERT INTO survey_request (campaign_id, request_key) VALUES (:campaignId, :key)")
  void insertRequest(long campaignId, String key);

  @Query(
      """
      SELECT request_key FROM survey_request
       WHERE campaign_id = :campaignId AND request_key = :key
      """)
  Optional<String> findRequest(long campaignId, String key);

  @Query(
      """
      INSERT INTO survey_contact (campaign_id, outcome, number) VALUES (:campaignId, :outcome, 1)
      ON DUPLICATE KEY UPDATE number = number + 1
      """)
  void countContact(long campaignId, Outcome outcome);
}

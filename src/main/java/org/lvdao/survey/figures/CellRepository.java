package org.lvdao.survey.figures;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Counts respondents; however many there are, what comes back is a few thousand rows. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CellRepository extends GenericRepository<MarginRow, Long> {

  /**
   * @param part the row of a matrix, else empty
   */
  @Query(
      """
      SELECT r.gender, r.age_band, r.area, a.value, r.flags, COUNT(*) AS respondents
        FROM survey_response r
        LEFT JOIN survey_answer a
          ON a.campaign_id = r.campaign_id AND a.question = :question AND a.response_id = r.id
         AND a.part = :part
       WHERE r.campaign_id = :campaignId
       GROUP BY r.gender, r.age_band, r.area, a.value, r.flags
      """)
  List<Cell> count(long campaignId, String question, String part);

  /** The respondents, whatever they answered. */
  @Query(
      """
      SELECT gender, age_band, area, NULL AS value, '' AS flags, COUNT(*) AS respondents
        FROM survey_response
       WHERE campaign_id = :campaignId
       GROUP BY gender, age_band, area
      """)
  List<Cell> respondents(long campaignId);

  /**
   * How often something was answered.
   *
   * @param part an option of several or of a ranking, the row of a matrix, or empty
   * @param value the option chosen, its place in a ranking, or what was typed
   */
  @Introspected
  record Chosen(String part, String value, int number) {}

  @Query(
      """
      SELECT part, value, COUNT(*) AS number FROM survey_answer
       WHERE campaign_id = :campaignId AND question = :question
       GROUP BY part, value
      """)
  List<Chosen> chosen(long campaignId, String question);

  @Query(
      """
      SELECT COUNT(DISTINCT response_id) FROM survey_answer
       WHERE campaign_id = :campaignId AND question = :question
      """)
  int answered(long campaignId, String question);

  /** How many of those who belong to the sample interviewers did, or did not, interview. */
  @Query(
      """
      SELECT COALESCE(SUM(number), 0) FROM survey_contact
       WHERE campaign_id = :campaignId AND outcome <> 'NOT_ELIGIBLE'
         AND (outcome = 'COMPLETED') = :completed
      """)
  int contacts(long campaignId, boolean completed);
}

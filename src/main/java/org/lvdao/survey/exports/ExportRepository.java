package org.lvdao.survey.exports;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ExportRepository extends GenericRepository<ResponseLine, Long> {

  @Query("SELECT COUNT(*) FROM survey_response WHERE campaign_id = :campaignId")
  int count(long campaignId);

  /** The next ones, in the order of their numbers, which were drawn by chance. */
  @Query(
      """
      SELECT id, gender, age_band, area, duration, flags FROM survey_response
       WHERE campaign_id = :campaignId AND id > :after
       ORDER BY id
       LIMIT :size
      """)
  List<ResponseLine> findResponses(long campaignId, long after, int size);

  @Query(
      """
      SELECT response_id, question, part, value FROM survey_answer
       WHERE campaign_id = :campaignId AND response_id IN (:ids)
      """)
  List<AnswerLine> findAnswers(long campaignId, Collection<Long> ids);
}

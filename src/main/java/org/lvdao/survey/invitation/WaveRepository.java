package org.lvdao.survey.invitation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface WaveRepository extends GenericRepository<WaveRow, Long> {

  @Query(
      """
      INSERT INTO survey_wave (id, campaign_id, number, at, due_at, most, seen, after_account, told)
      VALUES (:id, :campaignId, :number, :at, :at, :most, 0, 0, 0)
      """)
  void insert(long id, long campaignId, int number, Instant at, @Nullable Integer most);

  @Query("SELECT * FROM survey_wave WHERE campaign_id = :campaignId ORDER BY number")
  List<WaveRow> findOf(long campaignId);

  @Query("SELECT id FROM survey_wave WHERE due_at <= :now ORDER BY due_at, id LIMIT :size")
  List<Long> findDue(Instant now, int size);

  /** Empty when nothing is to be done, or another node is at it. */
  @Query("SELECT * FROM survey_wave WHERE id = :id AND due_at <= :now FOR UPDATE SKIP LOCKED")
  Optional<WaveRow> lockDue(long id, Instant now);

  @Query(
      """
      UPDATE survey_wave
         SET due_at = :dueAt, people = :people, seen = :seen, community = :community,
             after_account = :afterAccount, told = told + :told
       WHERE id = :id
      """)
  void goOn(
      long id,
      @Nullable Instant dueAt,
      @Nullable Integer people,
      int seen,
      @Nullable String community,
      long afterAccount,
      int told);

  @Query("UPDATE survey_wave SET due_at = NULL WHERE id = :id")
  void end(long id);
}

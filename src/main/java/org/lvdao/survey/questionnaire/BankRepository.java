package org.lvdao.survey.questionnaire;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface BankRepository extends GenericRepository<BankRow, Long> {

  @Query("SELECT * FROM survey_bank_question WHERE id = :id")
  Optional<BankRow> find(long id);

  /** Of the district and of all districts, the newest first. */
  @Query(
      """
      SELECT * FROM survey_bank_question
       WHERE district IN (:district, '') AND id < :before
       ORDER BY id DESC
       LIMIT :size
      """)
  List<BankRow> findAll(String district, long before, int size);

  /** Breaks the key when the district has one of that code. */
  @Query(
      """
      INSERT INTO survey_bank_question (id, district, code, question, created_at, created_by)
      VALUES (:id, :district, :code, :question, :now, :by)
      """)
  void insert(long id, String district, String code, String question, Instant now, long by);

  @Query("DELETE FROM survey_bank_question WHERE id = :id")
  int remove(long id);
}

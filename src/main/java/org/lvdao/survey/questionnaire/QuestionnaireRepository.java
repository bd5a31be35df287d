package org.lvdao.survey.questionnaire;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface QuestionnaireRepository extends GenericRepository<QuestionnaireRow, Long> {

  @Query("SELECT * FROM survey_questionnaire WHERE id = :id")
  Optional<QuestionnaireRow> find(long id);

  /** Of the district and of all districts, the newest first. */
  @Query(
      """
      SELECT * FROM survey_questionnaire
       WHERE district IN (:district, '') AND id < :before
       ORDER BY id DESC
       LIMIT :size
      """)
  List<QuestionnaireRow> findAll(String district, long before, int size);

  /** Breaks the key when the district has one of that code. */
  @Query(
      """
      INSERT INTO survey_questionnaire (id, district, code, created_at, created_by, version)
      VALUES (:id, :district, :code, :now, :by, 0)
      """)
  void insert(long id, String district, String code, Instant now, long by);

  /** 0 when somebody changed it since; also locks it. */
  @Query(
      """
      UPDATE survey_questionnaire SET version = version + 1
       WHERE id = :id AND version = :version
      """)
  int touch(long id, long version);

  /** Without their forms, which are large. */
  @Query(
      """
      SELECT questionnaire_id, number, state, changed_at, changed_by, published_at, retired_at
        FROM survey_version
       WHERE questionnaire_id IN (:ids)
       ORDER BY questionnaire_id, number
      """)
  List<VersionRow> findVersions(Collection<Long> ids);

  /** JSON of {@link Form}. */
  @Query(
      """
      SELECT form FROM survey_version
       WHERE questionnaire_id = :questionnaireId AND number = :number
      """)
  Optional<String> findForm(long questionnaireId, int number);

  /** The same of a version that was published, retired or not. */
  @Query(
      """
      SELECT form FROM survey_version
       WHERE questionnaire_id = :questionnaireId AND number = :number AND state <> 'DRAFT'
      """)
  Optional<String> findPublishedForm(long questionnaireId, int number);

  /** The same of a version with which a campaign of the district can begin. */
  @Query(
      """
      SELECT v.form
        FROM survey_version v
        JOIN survey_questionnaire q ON q.id = v.questionnaire_id
       WHERE v.questionnaire_id = :questionnaireId AND v.number = :number
         AND v.state = 'PUBLISHED' AND q.district IN (:district, '')
      """)
  Optional<String> findStartableForm(String district, long questionnaireId, int number);

  @Query(
      """
      INSERT INTO survey_version
        (questionnaire_id, number, state, form, changed_at, changed_by)
      VALUES (:questionnaireId, :number, 'DRAFT', :form, :now, :by)
      """)
  void insertDraft(long questionnaireId, int number, String form, Instant now, long by);

  /** 0 when it is no draft any more. */
  @Query(
      """
      UPDATE survey_version SET form = :form, changed_at = :now, changed_by = :by
       WHERE questionnaire_id = :questionnaireId AND number = :number AND state = 'DRAFT'
      """)
  int changeDraft(long questionnaireId, int number, String form, Instant now, long by);

  @Query(
      """
      UPDATE survey_version SET state = 'PUBLISHED', published_at = :now
       WHERE questionnaire_id = :questionnaireId AND number = :number AND state = 'DRAFT'
      """)
  int publish(long questionnaireId, int number, Instant now);

  @Query(
      """
      UPDATE survey_version SET state = 'RETIRED', retired_at = :now
       WHERE questionnaire_id = :questionnaireId AND number = :number AND state = 'PUBLISHED'
      """)
  int retire(long questionnaireId, int number, Instant now);
}

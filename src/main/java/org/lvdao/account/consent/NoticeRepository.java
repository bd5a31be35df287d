package org.lvdao.account.consent;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface NoticeRepository extends GenericRepository<NoticeRow, Integer> {

  @Query("SELECT version, effective_from, material FROM privacy_notice ORDER BY version")
  List<NoticeRow> findAll();

  /** The Chinese one first. */
  @Query(
      """
      SELECT language, text FROM privacy_notice_text
       WHERE version = :version
       ORDER BY language DESC
      """)
  List<NoticeText> texts(int version);

  @Query(
      """
      INSERT INTO privacy_notice (version, effective_from, material)
      VALUES (:version, :effectiveFrom, :material)
      """)
  void insert(int version, Instant effectiveFrom, boolean material);

  @Query(
      """
      INSERT INTO privacy_notice_text (version, language, text)
      VALUES (:version, :language, :text)
      """)
  void insertText(int version, String language, String text);
}

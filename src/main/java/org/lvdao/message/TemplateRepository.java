package org.lvdao.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface TemplateRepository extends GenericRepository<TemplateRow, MessageKind> {

  /** The newest version of each template that was ever edited. */
  @Query(
      """
      SELECT t.kind, t.channel, t.language, t.version, t.content, t.changed_at, t.changed_by
        FROM message_template t
        JOIN (SELECT kind, channel, language, MAX(version) AS version
                FROM message_template
               GROUP BY kind, channel, language) newest
          ON newest.kind = t.kind AND newest.channel = t.channel
         AND newest.language = t.language AND newest.version = t.version
      """)
  List<TemplateRow> findNewest();

  /** The newest first. */
  @Query(
      """
      SELECT kind, channel, language, version, content, changed_at, changed_by
        FROM message_template
       WHERE kind = :kind AND channel = :channel AND language = :language
         AND version < :beforeVersion
       ORDER BY version DESC
       LIMIT :size
      """)
  List<TemplateRow> findVersions(
      String kind, String channel, String language, long beforeVersion, int size);

  /** Breaks the key when somebody else made the version. */
  @Query(
      """
      INSERT INTO message_template
        (kind, channel, language, version, content, changed_at, changed_by)
      VALUES (:kind, :channel, :language, :version, :content, :now, :by)
      """)
  void insert(
      String kind,
      String channel,
      String language,
      long version,
      @Nullable String content,
      Instant now,
      long by);
}

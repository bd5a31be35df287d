package org.lvdao.platform.auth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Inserts only: there is no way to change or remove a line. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AuditRepository extends GenericRepository<AuditRow, Long> {
  @Query(
      """
      INSERT INTO audit_log (id, at, account_id, action, subject, subject_id, district, details)
      VALUES (:id, :at, :accountId, :action, :subject, :subjectId, :district, :details)
      """)
  void insert(
      long id,
      Instant at,
      long accountId,
      String action,
      String subject,
      String subjectId,
      @Nullable String district,
      String details);
}

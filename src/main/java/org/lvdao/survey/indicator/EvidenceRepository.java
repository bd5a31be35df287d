package org.lvdao.survey.indicator;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Documents, which are only ever added. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EvidenceRepository extends GenericRepository<EvidenceRow, Long> {

  @Query("SELECT * FROM indicator_evidence WHERE id = :id")
  Optional<EvidenceRow> find(long id);

  @Query(
      """
      INSERT INTO indicator_evidence
        (id, district, media_type, bytes, sha256, uploaded_at, uploaded_by)
      VALUES (:id, :district, :mediaType, :bytes, :sha256, :uploadedAt, :uploadedBy)
      """)
  void insert(EvidenceRow row);
}

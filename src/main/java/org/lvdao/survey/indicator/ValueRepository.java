package org.lvdao.survey.indicator;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values and approvals, which are only ever added. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ValueRepository extends GenericRepository<ValueRow, Long> {
  String SELECT =
      """
      SELECT v.*, a.approved_at, a.approved_by
        FROM indicator_value v
        LEFT JOIN indicator_approval a ON a.value_id = v.id
      """;

  /** The approved ones of the years, the oldest first. */
  @Query(
      SELECT
          + " WHERE v.district = :district AND v.year BETWEEN :first AND :last"
          + " AND a.value_id IS NOT NULL ORDER BY v.id")
  List<ValueRow> findApproved(String district, int first, int last);

  /** The newest first. */
  @Query(
      SELECT
          + " WHERE v.district = :district AND v.year = :year AND v.id < :before"
          + " ORDER BY v.id DESC LIMIT :size")
  List<ValueRow> findAll(String district, int year, long before, int size);

  @Query(SELECT + " WHERE v.id = :id")
  Optional<ValueRow> find(long id);

  @Query(
      """
      INSERT INTO indicator_value
        (id, district, code, year, part, source, value, low, high, n, method, note, inputs,
         evidence_id, digest, reason, computed_at, computed_by)
      VALUES
        (:id, :district, :code, :year, :part, :source, :value, :low, :high, :n, :method, :note,
         :inputs, :evidenceId, :digest, :reason, :now, :by)
      """)
  void insert(
      long id,
      String district,
      String code,
      int year,
      String part,
      ValueSource source,
      BigDecimal value,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable Long n,
      String method,
      String note,
      @Nullable String inputs,
      @Nullable Long evidenceId,
      String digest,
      @Nullable String reason,
      Instant now,
      long by);

  @Query(
      """
      INSERT INTO indicator_approval (value_id, approved_at, approved_by)
      VALUES (:id, :now, :by)
      """)
  void approve(long id, Instant now, long by);
}

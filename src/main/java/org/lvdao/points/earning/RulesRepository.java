package org.lvdao.points.earning;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface RulesRepository extends GenericRepository<RulesRow, Long> {

  @Query("SELECT * FROM points_rules WHERE id = :id")
  Optional<RulesRow> find(long id);

  @Query(
      """
      SELECT * FROM points_rules
       WHERE district = :district AND effective_from <= :day AND withdrawn_at IS NULL
       ORDER BY effective_from DESC, number DESC
       LIMIT 1
      """)
  Optional<RulesRow> findInForce(String district, LocalDate day);

  @Query(
      """
      SELECT * FROM points_rules
       WHERE district = :district AND number < :before
       ORDER BY number DESC
       LIMIT :size
      """)
  List<RulesRow> findVersions(String district, long before, int size);

  @Query("SELECT COALESCE(MAX(number), 0) FROM points_rules WHERE district = :district")
  int findLastNumber(String district);

  /** Breaks the key when somebody else took the number. */
  @Query(
      """
      INSERT INTO points_rules
        (id, district, number, effective_from, rules, note, created_at, created_by)
      VALUES (:id, :district, :number, :effectiveFrom, :rules, :note, :now, :by)
      """)
  void insert(
      long id,
      String district,
      int number,
      LocalDate effectiveFrom,
      String rules,
      String note,
      Instant now,
      long by);

  /**
   * @return 0 when it has begun or was withdrawn
   */
  @Query(
      """
      UPDATE points_rules SET withdrawn_at = :now, withdrawn_by = :by
       WHERE id = :id AND effective_from > :today AND withdrawn_at IS NULL
      """)
  int withdraw(long id, LocalDate today, Instant now, long by);
}

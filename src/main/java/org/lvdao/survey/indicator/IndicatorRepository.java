package org.lvdao.survey.indicator;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** What the plans want. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IndicatorRepository extends GenericRepository<ValueRow, Long> {

  /** In the order of the plan. */
  @Query("SELECT * FROM indicator WHERE district = :district AND NOT retired ORDER BY number")
  List<IndicatorRow> findAll(String district);

  @Query("SELECT * FROM indicator WHERE district = :district AND code = :code AND NOT retired")
  Optional<IndicatorRow> find(String district, String code);

  /** Locks it: what is entered or approved of it meanwhile waits. */
  @Query("SELECT code FROM indicator WHERE district = :district AND code = :code FOR UPDATE")
  Optional<String> lock(String district, String code);

  @Query("SELECT * FROM indicator_target WHERE district = :district ORDER BY code, year")
  List<TargetRow> findTargets(String district);

  @Query("UPDATE indicator SET retired = TRUE WHERE NOT retired")
  int retireAll();

  @Query("DELETE FROM indicator_target")
  void removeTargets();

  @Query(
      """
      INSERT INTO indicator
        (district, code, number, name, required, unit, scope, responsible, retired)
      VALUES (:district, :code, :number, :name, :required, :unit, :scope, :responsible, FALSE)
      ON DUPLICATE KEY UPDATE number = VALUES(number), name = VALUES(name),
        required = VALUES(required), unit = VALUES(unit), scope = VALUES(scope),
        responsible = VALUES(responsible), retired = FALSE
      """)
  void put(
      String district,
      String code,
      int number,
      String name,
      boolean required,
      String unit,
      String scope,
      String responsible);

  @Query(
      """
      INSERT INTO indicator_target (district, code, year, base, target)
      VALUES (:district, :code, :year, :base, :target)
      """)
  void putTarget(String district, String code, int year, boolean base, String target);
}

package org.lvdao.area;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface DistrictRepository extends GenericRepository<DistrictRow, String> {
  @Query(
      """
      SELECT code, name, case_prefix, plan_document, working_hours, retired_at
        FROM district
       ORDER BY code
      """)
  List<DistrictRow> findAll();

  @Query(
      """
      INSERT INTO district (code, name, case_prefix, plan_document, working_hours)
      VALUES (:code, :name, :casePrefix, :planDocument, :workingHours)
      """)
  void insert(
      String code,
      String name,
      String casePrefix,
      @Nullable String planDocument,
      String workingHours);

  @Query(
      """
      UPDATE district
         SET name = :name, case_prefix = :casePrefix, plan_document = :planDocument,
             working_hours = :workingHours, retired_at = NULL
       WHERE code = :code
      """)
  int update(
      String code,
      String name,
      String casePrefix,
      @Nullable String planDocument,
      String workingHours);

  @Query("UPDATE district SET retired_at = :now WHERE code = :code AND retired_at IS NULL")
  int retire(String code, Instant now);
}

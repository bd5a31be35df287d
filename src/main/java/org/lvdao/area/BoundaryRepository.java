package org.lvdao.area;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface BoundaryRepository extends GenericRepository<BoundaryRow, String> {
  @Query("SELECT area, geometry, retired_at FROM area_boundary ORDER BY area")
  List<BoundaryRow> findAll();

  @Query("INSERT INTO area_boundary (area, geometry) VALUES (:area, :geometry)")
  void insert(String area, String geometry);

  @Query("UPDATE area_boundary SET geometry = :geometry, retired_at = NULL WHERE area = :area")
  int update(String area, String geometry);

  @Query("UPDATE area_boundary SET retired_at = :now WHERE area = :area AND retired_at IS NULL")
  int retire(String area, Instant now);
}

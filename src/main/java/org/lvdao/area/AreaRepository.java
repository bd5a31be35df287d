package org.lvdao.area;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AreaRepository extends GenericRepository<AreaRow, String> {
  @Query(
      """
      SELECT code, district, level, parent, path, name, version, retired_at
        FROM area
       ORDER BY code
      """)
  List<AreaRow> findAll();

  @Query(
      """
      SELECT code, district, level, parent, path, name, version, retired_at
        FROM area
       WHERE code = :code
      """)
  AreaRow findByCode(String code);

  @Query(
      """
      INSERT INTO area (code, district, level, parent, path, name, version, retired_at)
      VALUES (:code, :district, :level, :parent, :path, :name, 1, NULL)
      """)
  void insert(
      String code,
      String district,
      AreaLevel level,
      @Nullable String parent,
      String path,
      String name);

  @Query(
      """
      UPDATE area
         SET district = :district, parent = :parent, path = :path, name = :name,
             retired_at = :retiredAt, version = version + 1
       WHERE code = :code AND version = :version
      """)
  int update(
      String code,
      long version,
      String district,
      @Nullable String parent,
      String path,
      String name,
      @Nullable Instant retiredAt);
}

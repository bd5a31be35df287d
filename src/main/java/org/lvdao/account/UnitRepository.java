package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface UnitRepository extends GenericRepository<UnitRow, String> {
  @Query(
      """
      SELECT code, district, name, retired_at
        FROM unit
       WHERE code = :code AND retired_at IS NULL
      """)
  Optional<UnitRow> findActive(String code);

  @Query(
      """
      SELECT code, district, name, retired_at
        FROM unit
       WHERE district = :district AND retired_at IS NULL
       ORDER BY code
      """)
  List<UnitRow> findActiveIn(String district);

  @Query("SELECT code, district, name, retired_at FROM unit WHERE code IN (:codes)")
  List<UnitRow> findWithRetired(Collection<String> codes);

  @Query("SELECT code, district, name, retired_at FROM unit")
  List<UnitRow> findAllWithRetired();

  @Query("INSERT INTO unit (code, district, name) VALUES (:code, :district, :name)")
  void insert(String code, String district, String name);

  @Query(
      """
      UPDATE unit SET district = :district, name = :name, retired_at = NULL WHERE code = :code
      """)
  int update(String code, String district, String name);

  @Query("UPDATE unit SET retired_at = :now WHERE code = :code AND retired_at IS NULL")
  int retire(String code, Instant now);
}

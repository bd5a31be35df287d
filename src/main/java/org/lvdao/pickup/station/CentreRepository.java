package org.lvdao.pickup.station;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CentreRepository extends GenericRepository<CentreRow, Long> {

  @Query("SELECT * FROM sorting_centre WHERE id = :id")
  Optional<CentreRow> find(long id);

  @Query("SELECT * FROM sorting_centre ORDER BY code")
  List<CentreRow> findAll();

  @Query(
      """
      SELECT * FROM sorting_centre
       WHERE district = :district AND retired_at IS NULL
       ORDER BY code
      """)
  List<CentreRow> findInUse(String district);

  @Query(
      """
      INSERT INTO sorting_centre (id, district, code, name, address, lat, lon)
      VALUES (:id, :district, :code, :name, :address, :lat, :lon)
      """)
  void insert(
      long id, String district, String code, String name, String address, double lat, double lon);

  @Query(
      """
      UPDATE sorting_centre
         SET district = :district, name = :name, address = :address, lat = :lat, lon = :lon,
             retired_at = NULL
       WHERE id = :id
      """)
  int update(long id, String district, String name, String address, double lat, double lon);

  @Query("UPDATE sorting_centre SET retired_at = :now WHERE id = :id AND retired_at IS NULL")
  int retire(long id, Instant now);
}

package org.lvdao.pickup.station;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface StationRepository extends GenericRepository<StationRow, Long> {

  @Query("SELECT * FROM station WHERE id = :id")
  Optional<StationRow> find(long id);

  @Query("SELECT * FROM station WHERE retired_at IS NULL")
  List<StationRow> findInUse();

  @Query("SELECT * FROM station WHERE district = :district AND retired_at IS NULL ORDER BY code")
  List<StationRow> findInUse(String district);

  /** Retired ones too. */
  @Query("SELECT * FROM station WHERE district = :district ORDER BY code")
  List<StationRow> findAll(String district);

  @Query("SELECT * FROM station ORDER BY code")
  List<StationRow> findAll();

  /** Breaks the key when there is one of that code. */
  @Query(
      """
      INSERT INTO station
        (id, district, code, subdistrict, centre_id, name, address, lat, lon, hours, holiday_hours,
         accepts, subdistricts, service_area, capacity_grams, photo_ids, seeded, created_at, version)
      VALUES
        (:id, :district, :code, :subdistrict, :centreId, :name, :address, :lat, :lon, :hours,
         :holidayHours, :accepts, :subdistricts, :serviceArea, :capacityGrams, :photoIds, :seeded,
         :now, 0)
      """)
  void insert(
      long id,
      String district,
      String code,
      @Nullable String subdistrict,
      long centreId,
      String name,
      String address,
      double lat,
      double lon,
      String hours,
      @Nullable String holidayHours,
      String accepts,
      String subdistricts,
      @Nullable String serviceArea,
      long capacityGrams,
      String photoIds,
      boolean seeded,
      Instant now);

  /** Also brings a retired one back into use. */
  @Query(
      """
      UPDATE station
         SET subdistrict = :subdistrict, centre_id = :centreId, name = :name, address = :address,
             lat = :lat, lon = :lon, hours = :hours, holiday_hours = :holidayHours,
             accepts = :accepts, subdistricts = :subdistricts, service_area = :serviceArea,
             capacity_grams = :capacityGrams, photo_ids = :photoIds, seeded = :seeded,
             retired_at = NULL, version = version + 1
       WHERE id = :id AND version = :version
      """)
  int change(
      long id,
      long version,
      @Nullable String subdistrict,
      long centreId,
      String name,
      String address,
      double lat,
      double lon,
      String hours,
      @Nullable String holidayHours,
      String accepts,
      String subdistricts,
      @Nullable String serviceArea,
      long capacityGrams,
      String photoIds,
      boolean seeded);

  @Query(
      """
      UPDATE station SET retired_at = :now, seeded = :seeded, version = version + 1
       WHERE id = :id AND version = :version
      """)
  int retire(long id, long version, boolean seeded, Instant now);
}

package org.lvdao.pickup.station;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface WaitingRepository extends GenericRepository<WaitingRow, Long> {

  /**
   * How many wait in a subdistrict.
   *
   * @param subdistrict null: in none
   */
  @Introspected
  record Count(@Nullable String subdistrict, long waiting) {}

  @Query("SELECT * FROM station_waiting WHERE account_id = :accountId AND cell = :cell")
  Optional<WaitingRow> find(long accountId, String cell);

  @Query("SELECT * FROM station_waiting WHERE account_id = :accountId ORDER BY id")
  List<WaitingRow> findOf(long accountId);

  /** Of who waits in a district, the next behind an id. */
  @Query(
      """
      SELECT * FROM station_waiting
       WHERE district = :district AND told_at IS NULL AND id > :afterId
       ORDER BY id
       LIMIT :size
      """)
  List<WaitingRow> findWaiting(String district, long afterId, int size);

  @Query(
      """
      SELECT subdistrict, COUNT(*) AS waiting
        FROM station_waiting
       WHERE district = :district AND told_at IS NULL
       GROUP BY subdistrict
       ORDER BY waiting DESC, subdistrict
      """)
  List<Count> count(String district);

  /** Returns 0 when the account waits there already. */
  @Query(
      """
      INSERT IGNORE INTO station_waiting
        (id, account_id, district, subdistrict, lat, lon, cell, created_at)
      VALUES (:id, :accountId, :district, :subdistrict, :lat, :lon, :cell, :now)
      """)
  int insert(
      long id,
      long accountId,
      String district,
      @Nullable String subdistrict,
      double lat,
      double lon,
      String cell,
      Instant now);

  /** Returns 0 when they were told, or wait no more. */
  @Query("UPDATE station_waiting SET told_at = :now WHERE id = :id AND told_at IS NULL")
  int tell(long id, Instant now);

  @Query("DELETE FROM station_waiting WHERE id = :id AND account_id = :accountId")
  int delete(long id, long accountId);

  @Query("DELETE FROM station_waiting WHERE account_id = :accountId")
  int deleteOf(long accountId);

  /** Leaves those behind at whose place the other account waits already. */
  @Query("UPDATE IGNORE station_waiting SET account_id = :to WHERE account_id = :from")
  int move(long from, long to);
}

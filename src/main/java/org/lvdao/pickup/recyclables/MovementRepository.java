package org.lvdao.pickup.recyclables;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Movements, which are only ever added. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MovementRepository extends GenericRepository<MovementRow, Long> {

  @Query(
      """
      INSERT INTO recyclables_movement
        (id, source_kind, source_id, kind, district, subdistrict, station_id, centre_id,
         load_sheet_id, booked_by, reason, occurred_at, day, at)
      VALUES
        (:id, :sourceKind, :sourceId, :kind, :district, :subdistrict, :stationId, :centreId,
         :loadSheetId, :bookedBy, :reason, :occurredAt, :day, :at)
      """)
  void insert(MovementRow row);

  @Query("SELECT * FROM recyclables_movement WHERE id = :id")
  Optional<MovementRow> find(long id);

  @Query(
      """
      SELECT * FROM recyclables_movement
       WHERE source_kind = :sourceKind AND source_id = :sourceId
      """)
  Optional<MovementRow> findBySource(String sourceKind, String sourceId);

  /**
   * The newest first.
   *
   * @param kind empty for all; so are category and station 0
   */
  @Query(
      """
      SELECT m.* FROM recyclables_movement m
       WHERE m.district = :district AND m.id < :before
         AND m.at >= :since AND m.at < :until
         AND (:kind = '' OR m.kind = :kind)
         AND (:stationId = 0 OR m.station_id = :stationId)
         AND (:category = ''
              OR EXISTS (SELECT 1 FROM recyclables_posting p
                          WHERE p.movement_id = m.id AND p.category = :category))
       ORDER BY m.id DESC
       LIMIT :size
      """)
  List<MovementRow> findAll(
      String district,
      Instant since,
      Instant until,
      String kind,
      String category,
      long stationId,
      long before,
      int size);
}

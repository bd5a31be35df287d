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
   * The newest first, from behind the last one that was seen on.
   *
   * @param kind empty for all; so are category and station 0
   */
  @Query(
      """
      SELECT m.* FROM recyclables_movement m
       WHERE m.district = :district AND m.at >= :since AND m.at <= :lastAt
         AND (m.at < :lastAt OR m.id < :lastId)
         AND (:kind = '' OR m.kind = :kind)
         AND (:stationId = 0 OR m.station_id = :stationId)
         AND (:category = ''
              OR EXISTS (SELECT 1 FROM recyclables_posting p
                          WHERE p.movement_id = m.id AND p.category = :category))
       ORDER BY m.at DESC, m.id DESC
       LIMIT :size
      """)
  List<MovementRow> findAll(
      String district,
      Instant since,
      Instant lastAt,
      long lastId,
      String kind,
      String category,
      long stationId,
      int size);

  /** How many postings they have, at most one more than asked for. */
  @Query(
      """
      SELECT COUNT(*) FROM
        (SELECT 1
           FROM recyclables_movement m
           JOIN recyclables_posting p ON p.movement_id = m.id
          WHERE m.district = :district AND m.at >= :since AND m.at < :until
            AND (:kind = '' OR m.kind = :kind)
            AND (:stationId = 0 OR m.station_id = :stationId)
            AND (:category = '' OR p.category = :category)
          LIMIT :most) f
      """)
  long countLines(
      String district,
      Instant since,
      Instant until,
      String kind,
      String category,
      long stationId,
      int most);
}

package org.lvdao.pickup.recyclables;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.catalogue.MaterialCategory;

@JdbcRepository(dialect = Dialect.MYSQL)
interface LoadSheetRepository extends GenericRepository<LoadSheetRow, Long> {

  @Query(
      """
      INSERT INTO load_sheet
        (id, district, station_id, centre_id, vehicle, note, status, loaded_at, loaded_by, version)
      VALUES
        (:id, :district, :stationId, :centreId, :vehicle, :note, :status, :loadedAt, :loadedBy, 0)
      """)
  void insert(
      long id,
      String district,
      long stationId,
      long centreId,
      String vehicle,
      @Nullable String note,
      String status,
      Instant loadedAt,
      long loadedBy);

  @Query(
      """
      INSERT INTO load_sheet_line (load_sheet_id, category, grams)
      VALUES (:loadSheetId, :category, :grams)
      """)
  void insertLine(long loadSheetId, String category, long grams);

  @Query("SELECT * FROM load_sheet WHERE id = :id")
  Optional<LoadSheetRow> find(long id);

  @Query("SELECT * FROM load_sheet_line WHERE load_sheet_id IN (:ids) ORDER BY category")
  List<LoadSheetLineRow> findLines(Collection<Long> ids);

  /**
   * The newest first.
   *
   * @param status empty for all
   */
  @Query(
      """
      SELECT * FROM load_sheet
       WHERE district = :district AND (:status = '' OR status = :status) AND id < :before
       ORDER BY id DESC
       LIMIT :size
      """)
  List<LoadSheetRow> findAll(String district, String status, long before, int size);

  /**
   * @return 0 when it is another version, or was received
   */
  @Query(
      """
      UPDATE load_sheet
         SET status = 'RECEIVED', received_at = :at, received_by = :by, version = version + 1
       WHERE id = :id AND version = :version AND status = 'IN_TRANSIT'
      """)
  int receive(long id, long version, Instant at, long by);

  /**
   * @return 0 when it is another version, or is not on its way
   */
  @Query(
      """
      UPDATE load_sheet
         SET status = 'CANCELLED', cancelled_at = :at, cancelled_by = :by, cancel_reason = :reason,
             version = version + 1
       WHERE id = :id AND version = :version AND status = 'IN_TRANSIT'
      """)
  int cancel(long id, long version, Instant at, long by, String reason);

  @Query(
      """
      UPDATE load_sheet_line SET received_grams = :grams, reason = :reason
       WHERE load_sheet_id = :id AND category = :category
      """)
  int receiveLine(long id, String category, long grams, @Nullable String reason);

  /** How much of a category came to the centres of a district. */
  @Introspected
  record Received(MaterialCategory category, long grams) {}

  /** As the load sheets say it, at the moment. */
  @Query(
      """
      SELECT l.category, SUM(l.received_grams) AS grams
        FROM load_sheet s
        JOIN load_sheet_line l ON l.load_sheet_id = s.id
       WHERE s.district = :district AND s.received_at <= :moment
       GROUP BY l.category
      """)
  List<Received> received(String district, Instant moment);
}

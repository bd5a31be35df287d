package org.lvdao.pickup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Settlements, which are only ever added. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SettlementRepository extends GenericRepository<SettlementRow, Long> {

  /** Breaks the key when the booking was settled. */
  @Query(
      """
      INSERT INTO pickup_settlement
        (booking_id, booking_no, district, collector_id, day, way, fen, points, settled_at)
      VALUES
        (:bookingId, :bookingNo, :district, :collectorId, :day, :way, :fen, :points, :settledAt)
      """)
  void insert(SettlementRow row);

  @Query("SELECT * FROM pickup_settlement WHERE booking_id = :bookingId")
  Optional<SettlementRow> find(long bookingId);

  /**
   * Those whose visits were that day.
   *
   * @param collectorId 0 for all
   */
  @Query(
      """
      SELECT * FROM pickup_settlement
       WHERE district = :district AND day = :day
         AND (:collectorId = 0 OR collector_id = :collectorId)
       ORDER BY collector_id, booking_id
      """)
  List<SettlementRow> findOfDay(String district, LocalDate day, long collectorId);

  /** A collector's own. */
  @Query(
      """
      SELECT * FROM pickup_settlement
       WHERE collector_id = :collectorId AND day = :day
       ORDER BY booking_id
      """)
  List<SettlementRow> findOfCollector(long collectorId, LocalDate day);
}

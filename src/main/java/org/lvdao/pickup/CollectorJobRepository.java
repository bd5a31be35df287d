package org.lvdao.pickup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CollectorJobRepository extends GenericRepository<CollectorRow, Long> {

  @Query(
      """
      SELECT booking_id, collector_id, assigned_at, declined_window FROM pickup_collector_job
       WHERE booking_id = :bookingId AND collector_id = :collectorId
      """)
  Optional<CollectorJobRow> find(long bookingId, long collectorId);

  @Query(
      """
      SELECT booking_id, collector_id, assigned_at, declined_window FROM pickup_collector_job
       WHERE booking_id = :bookingId
      """)
  List<CollectorJobRow> findOf(long bookingId);

  @Query(
      """
      INSERT INTO pickup_collector_job (booking_id, collector_id, assigned_at)
      VALUES (:bookingId, :collectorId, :now)
      ON DUPLICATE KEY UPDATE assigned_at = VALUES(assigned_at)
      """)
  void assigned(long bookingId, long collectorId, Instant now);

  @Query(
      """
      INSERT INTO pickup_collector_job (booking_id, collector_id, declined_window)
      VALUES (:bookingId, :collectorId, :window)
      ON DUPLICATE KEY UPDATE declined_window = VALUES(declined_window)
      """)
  void declined(long bookingId, long collectorId, Instant window);

  @Query(
      """
      UPDATE pickup_collector_job SET missed_at = :now
       WHERE booking_id = :bookingId AND collector_id = :collectorId
      """)
  int missed(long bookingId, long collectorId, Instant now);

  /** They were there in time, as their phone tells now. */
  @Query(
      """
      UPDATE pickup_collector_job SET missed_at = NULL
       WHERE booking_id = :bookingId AND collector_id = :collectorId AND missed_at IS NOT NULL
      """)
  int notMissed(long bookingId, long collectorId);
}

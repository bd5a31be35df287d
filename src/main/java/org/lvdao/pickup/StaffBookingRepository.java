package org.lvdao.pickup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface StaffBookingRepository extends GenericRepository<Booking, Long> {

  /**
   * Those whose windows begin in a time, the earliest first. No collection is empty.
   *
   * @param stationId 0 for any, as the collector's
   * @param left only those that nobody took when they were offered
   */
  @Query(
      """
      SELECT * FROM pickup_booking
       WHERE district IN (:districts)
         AND (district IN (:whole) OR subdistrict IN (:parts))
         AND status IN (:statuses)
         AND (:stationId = 0 OR station_id = :stationId)
         AND (:collectorId = 0 OR collector_id = :collectorId)
         AND (:left = FALSE OR offer_round = 3)
         AND starts_at >= :from AND starts_at < :to
         AND (starts_at > :afterStart OR (starts_at = :afterStart AND id > :afterId))
       ORDER BY starts_at, id
       LIMIT :size
      """)
  List<Booking> find(
      Collection<String> districts,
      Collection<String> whole,
      Collection<String> parts,
      Collection<String> statuses,
      long stationId,
      long collectorId,
      boolean left,
      Instant from,
      Instant to,
      Instant afterStart,
      long afterId,
      int size);
}

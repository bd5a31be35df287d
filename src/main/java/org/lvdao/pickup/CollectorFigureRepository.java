package org.lvdao.pickup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CollectorFigureRepository extends GenericRepository<CollectorRow, Long> {

  @Query(
      """
      SELECT collector_id,
             SUM(status IN ('WEIGHED', 'CONFIRMED', 'SETTLED', 'DISPUTED', 'ADJUSTED'))
               AS completed,
             COUNT(COALESCE(arrived_at, weighed_at, no_show_at)) AS visits,
             COALESCE(SUM(COALESCE(arrived_at, weighed_at, no_show_at) <= ends_at), 0) AS on_time,
             COALESCE(SUM(rating_stars), 0) AS stars,
             COUNT(rating_stars) AS ratings
        FROM pickup_booking
       WHERE collector_id IN (:collectorIds) AND starts_at >= :from AND starts_at < :to
       GROUP BY collector_id
      """)
  List<CollectorFigures.Counted> count(Collection<Long> collectorIds, Instant from, Instant to);

  /** A window that passed counts, unless they came later. */
  @Query(
      """
      SELECT j.collector_id, COUNT(*) AS missed
        FROM pickup_collector_job j
        JOIN pickup_booking b ON b.id = j.booking_id
       WHERE j.collector_id IN (:collectorIds) AND j.missed_at >= :from AND j.missed_at < :to
         AND NOT (COALESCE(b.collector_id, 0) = j.collector_id
                  AND COALESCE(b.arrived_at, b.weighed_at, b.no_show_at) IS NOT NULL)
       GROUP BY j.collector_id
      """)
  List<CollectorFigures.Missed> countMissed(
      Collection<Long> collectorIds, Instant from, Instant to);

  /** How many stops each has to make yet; who has none is left out. */
  @Query(
      """
      SELECT collector_id, COUNT(*) AS jobs
        FROM pickup_booking
       WHERE collector_id IN (:collectorIds) AND status IN ('ASSIGNED', 'EN_ROUTE', 'ARRIVED')
       GROUP BY collector_id
      """)
  List<CollectorFigures.OpenJobs> countOpenJobs(Collection<Long> collectorIds);
}

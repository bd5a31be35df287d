package org.lvdao.pickup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface BookingRepository extends GenericRepository<Booking, Long> {

  Booking save(Booking booking);

  /** Fails when the version is not the one that was read. */
  Booking update(Booking booking);

  Optional<Booking> findById(long id);

  /** Locks them. */
  @Query("SELECT * FROM pickup_booking WHERE resident_id = :residentId ORDER BY id FOR UPDATE")
  List<Booking> lockOf(long residentId);

  /** Locks it. */
  @Query("SELECT * FROM pickup_booking WHERE id = :id FOR UPDATE")
  Optional<Booking> lock(long id);

  /** A resident's, the newest first. */
  @Query(
      """
      SELECT * FROM pickup_booking
       WHERE resident_id = :residentId AND id < :beforeId
       ORDER BY id DESC
       LIMIT :size
      """)
  List<Booking> findOf(long residentId, long beforeId, int size);

  /** How many a resident or their household waits for; those that were missed are not theirs. */
  @Query(
      """
      SELECT COUNT(*) FROM pickup_booking
       WHERE (resident_id = :residentId OR household_id = :householdId)
         AND status IN ('HELD', 'BOOKED', 'OFFERED', 'ASSIGNED', 'EN_ROUTE', 'ARRIVED')
         AND missed_at IS NULL
      """)
  long countOpen(long residentId, long householdId);

  /** As above: how many begin in the time, unless given up or failed without their doing. */
  @Query(
      """
      SELECT COUNT(*) FROM pickup_booking
       WHERE (resident_id = :residentId OR household_id = :householdId)
         AND starts_at >= :from AND starts_at < :to AND id <> :besides
         AND status NOT IN ('CANCELLED', 'EXPIRED')
         AND NOT (missed_at IS NOT NULL AND status IN ('BOOKED', 'OFFERED', 'ASSIGNED', 'EN_ROUTE'))
         AND NOT (status = 'NO_SHOW' AND no_show_reason IN ('NO_ACCESS', 'UNSAFE'))
      """)
  long countBetween(long residentId, long householdId, Instant from, Instant to, long besides);

  /** How often nobody was there, and that was the resident's doing. */
  @Query(
      """
      SELECT COUNT(*) FROM pickup_booking
       WHERE (resident_id = :residentId OR household_id = :householdId)
         AND starts_at >= :since AND status = 'NO_SHOW'
         AND no_show_reason IN ('NOT_PRESENTED', 'WRONG_ADDRESS')
      """)
  long countNoShows(long residentId, long householdId, Instant since);

  /**
   * The ids of those whose slot is closed and has not ended, the earliest first; without those
   * whose payment the provider is being asked for.
   */
  @Query(
      """
      SELECT pickup_booking.id FROM pickup_slot
        JOIN pickup_booking ON pickup_booking.slot_id = pickup_slot.id
       WHERE pickup_slot.closed AND pickup_slot.ends_at > :now
         AND pickup_slot.starts_at > :now - INTERVAL 1 DAY
         AND pickup_booking.status IN ('HELD', 'BOOKED', 'OFFERED', 'ASSIGNED')
         AND pickup_booking.due_at IS NOT NULL
       ORDER BY pickup_slot.starts_at, pickup_booking.id
       LIMIT :size
      """)
  List<Long> findInClosedSlots(Instant now, int size);

  /** The ids of those that something is due of, the longest due first. */
  @Query(
      """
      SELECT id FROM pickup_booking
       WHERE due_at <= :now
       ORDER BY due_at, id
       LIMIT :size
      """)
  List<Long> findDue(Instant now, int size);

  @Query(
      """
      SELECT id FROM pickup_booking
       WHERE id > :after AND visit < :key
       ORDER BY id
       LIMIT :size
      """)
  List<Long> sealedBefore(byte[] key, long after, int size);

  @Query("UPDATE pickup_booking SET visit = :visit WHERE id = :id AND visit = :before")
  int sealAnew(long id, byte[] before, byte[] visit);

  /** How many stops a collector has to make, or has made, in windows that overlap the time. */
  @Query(
      """
      SELECT COUNT(*) FROM pickup_booking
       WHERE collector_id = :collectorId
         AND starts_at > :from - INTERVAL 1 DAY AND starts_at < :to AND ends_at > :from
         AND id <> :besides AND status NOT IN ('CANCELLED', 'EXPIRED')
      """)
  long countStops(long collectorId, Instant from, Instant to, long besides);

  /**
   * The ids of those a collector has and is not under way to. In a window that is over they may
   * have been there, and their phone tells it later.
   */
  @Query(
      """
      SELECT id FROM pickup_booking
       WHERE collector_id = :collectorId AND status = 'ASSIGNED'
         AND ends_at > :now AND missed_at IS NULL
       ORDER BY id
      """)
  List<Long> findAssigned(long collectorId, Instant now);

  /** In all districts, of windows that begin before the moment and are not over. */
  @Query(
      """
      SELECT COUNT(*) FROM district
        JOIN pickup_booking b ON b.district = district.code AND b.status IN ('BOOKED', 'OFFERED')
       WHERE b.starts_at < :until AND b.ends_at > :now
      """)
  long countWithoutCollector(Instant now, Instant until);

  /** In all districts. */
  @Query(
      """
      SELECT COUNT(*) FROM district
        JOIN pickup_booking b ON b.district = district.code AND b.status = 'DISPUTED'
      """)
  long countDisputed();

  /**
   * The stops of collectors whose windows begin in the time.
   *
   * @param collectorIds at least one
   */
  @Query(
      """
      SELECT * FROM pickup_booking
       WHERE collector_id IN (:collectorIds) AND starts_at >= :from AND starts_at < :to
         AND status NOT IN ('CANCELLED', 'EXPIRED')
      """)
  List<Booking> findStops(Collection<Long> collectorIds, Instant from, Instant to);

  /**
   * What a collector has to do, and the stops of theirs whose windows begin from a moment on. Asked
   * for at each look at a phone, so each half reads by a key of its own.
   */
  @Query(
      """
      SELECT * FROM pickup_booking
       WHERE collector_id = :collectorId AND status IN ('ASSIGNED', 'EN_ROUTE', 'ARRIVED')
       UNION ALL
      SELECT * FROM pickup_booking
       WHERE collector_id = :collectorId AND starts_at >= :since
         AND status NOT IN ('CANCELLED', 'EXPIRED', 'ASSIGNED', 'EN_ROUTE', 'ARRIVED')
       ORDER BY starts_at, id
      """)
  List<Booking> findJobs(long collectorId, Instant since);

  /**
   * What a collector can take, the earliest window first.
   *
   * @param district empty for all of them
   * @param stationId from which the collector works; 0 for any
   */
  @Query(
      """
      SELECT * FROM pickup_booking
       WHERE (district = :district OR :district = '')
         AND status = 'OFFERED' AND ends_at > :now
         AND (offer_round = 2 OR :stationId = 0 OR station_id = :stationId)
         AND (starts_at > :afterStart OR (starts_at = :afterStart AND id > :afterId))
         AND NOT EXISTS (
               SELECT 1
                 FROM pickup_collector_job
                WHERE pickup_collector_job.booking_id = pickup_booking.id
                  AND pickup_collector_job.collector_id = :collectorId
                  AND pickup_collector_job.declined_window = pickup_booking.starts_at)
       ORDER BY starts_at, id
       LIMIT :size
      """)
  List<Booking> findOffers(
      String district,
      long stationId,
      long collectorId,
      Instant now,
      Instant afterStart,
      long afterId,
      int size);

  /** Whose things were weighed and settled. */
  @Query(
      """
      SELECT DISTINCT resident_id FROM pickup_booking
       WHERE district = :district AND starts_at >= :from AND starts_at < :until
         AND resident_id IS NOT NULL AND status IN ('CONFIRMED', 'SETTLED', 'ADJUSTED')
      """)
  List<Long> findServed(String district, Instant from, Instant until);
}

package org.lvdao.pickup.slot;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SlotRepository extends GenericRepository<Slot, Long> {

  @Query("SELECT * FROM pickup_slot WHERE id = :id")
  Optional<Slot> find(long id);

  /** Those that begin in the time, the earliest first. */
  @Query(
      """
      SELECT * FROM pickup_slot
       WHERE station_id = :stationId AND starts_at >= :from AND starts_at < :to
       ORDER BY starts_at
      """)
  List<Slot> findBetween(long stationId, Instant from, Instant to);

  /** Those with a place, the earliest first. */
  @Query(
      """
      SELECT * FROM pickup_slot
       WHERE station_id = :stationId AND starts_at >= :from AND NOT closed AND taken < capacity
         AND (NOT :bulky OR bulky_taken < bulky_capacity)
       ORDER BY starts_at
       LIMIT :size
      """)
  List<Slot> findFree(long stationId, Instant from, boolean bulky, int size);

  /** An open one; does nothing when the station has a slot that begins then. */
  @Query(
      """
      INSERT IGNORE INTO pickup_slot
        (id, station_id, district, starts_at, ends_at, capacity, taken, bulky_capacity,
         bulky_taken, closed)
      VALUES
        (:id, :stationId, :district, :startsAt, :endsAt, :capacity, 0, :bulkyCapacity, 0, FALSE)
      """)
  void insertIfAbsent(
      long id,
      long stationId,
      String district,
      Instant startsAt,
      Instant endsAt,
      int capacity,
      int bulkyCapacity);

  /** What is taken stays taken, and the end of what somebody was told stays too. */
  @Query(
      """
      UPDATE pickup_slot
         SET capacity = :capacity, bulky_capacity = :bulkyCapacity,
             ends_at = CASE WHEN taken = 0 THEN :endsAt ELSE ends_at END
       WHERE station_id = :stationId AND starts_at = :startsAt
      """)
  void change(long stationId, Instant startsAt, Instant endsAt, int capacity, int bulkyCapacity);

  @Query(
      """
      UPDATE pickup_slot SET capacity = 0, bulky_capacity = 0
       WHERE station_id = :stationId AND starts_at > :now
      """)
  void withdrawAll(long stationId, Instant now);

  @Query("UPDATE pickup_slot SET closed = :closed WHERE id = :id")
  void setClosed(long id, boolean closed);

  /** Those that have not ended and touch the time. */
  @Query(
      """
      UPDATE pickup_slot SET closed = TRUE
       WHERE station_id = :stationId AND ends_at > :now AND starts_at < :to AND ends_at > :from
      """)
  void close(long stationId, Instant from, Instant to, Instant now);

  /** Those that have not ended and touch the time, but no closure that goes on. */
  @Query(
      """
      UPDATE pickup_slot SET closed = FALSE
       WHERE station_id = :stationId AND ends_at > :now AND starts_at < :to AND ends_at > :from
         AND NOT EXISTS (
               SELECT 1 FROM pickup_closure
                WHERE pickup_closure.station_id = pickup_slot.station_id
                  AND pickup_closure.ended_at IS NULL
                  AND pickup_closure.to_at > pickup_slot.starts_at
                  AND pickup_closure.from_at < pickup_slot.ends_at)
      """)
  void open(long stationId, Instant from, Instant to, Instant now);

  /**
   * Takes places; 0 when there are not enough, or it begins before the moment, or is closed.
   *
   * @param stops 0 or 1
   * @param bulky 0 or 1
   */
  @Query(
      """
      UPDATE pickup_slot SET taken = taken + :stops, bulky_taken = bulky_taken + :bulky
       WHERE id = :id AND NOT closed AND starts_at >= :earliest
         AND (:stops = 0 OR taken + :stops <= capacity)
         AND (:bulky = 0 OR bulky_taken + :bulky <= bulky_capacity)
      """)
  int take(long id, int stops, int bulky, Instant earliest);

  /** Gives places back; 0 when so many are not taken. */
  @Query(
      """
      UPDATE pickup_slot SET taken = taken - :stops, bulky_taken = bulky_taken - :bulky
       WHERE id = :id AND taken >= :stops AND bulky_taken >= :bulky
      """)
  int giveBack(long id, int stops, int bulky);
}

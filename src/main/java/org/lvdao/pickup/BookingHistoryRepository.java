package org.lvdao.pickup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface BookingHistoryRepository extends GenericRepository<BookingHistoryRow, Long> {

  BookingHistoryRow save(BookingHistoryRow row);

  List<BookingHistoryRow> findByBookingIdOrderById(long bookingId);

  /** The last time it came to a collector, left one, or got another window. */
  @Query(
      """
      SELECT * FROM pickup_history
       WHERE booking_id = :bookingId
         AND action IN ('accept', 'assign', 'decline', 'move', 'rebook')
       ORDER BY id DESC
       LIMIT 1
      """)
  Optional<BookingHistoryRow> findLastHandover(long bookingId);

  /** Also without what collectors wrote of the visit, who stay known. */
  @Query(
      """
      UPDATE pickup_history
         SET actor_id = IF(actor_role = 'RESIDENT', 0, actor_id), note = NULL
       WHERE booking_id = :bookingId AND actor_role IN ('RESIDENT', 'COLLECTOR')
      """)
  int unlinkResident(long bookingId);

  @Query(
      """
      SELECT DISTINCT actor_id FROM pickup_history
       WHERE booking_id = :bookingId AND actor_role = 'COLLECTOR'
      """)
  List<Long> collectorsOf(long bookingId);
}

package org.lvdao.pickup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface BookingItemRepository extends GenericRepository<Booking, Long> {

  @Query(
      """
      INSERT INTO pickup_item (booking_id, item, amount) VALUES (:bookingId, :item, :amount)
      """)
  void insert(long bookingId, String item, long amount);

  /**
   * @param bookingIds at least one
   */
  @Query(
      """
      SELECT booking_id, item, amount FROM pickup_item
       WHERE booking_id IN (:bookingIds)
       ORDER BY booking_id, item
      """)
  List<BookingItemRow> find(Collection<Long> bookingIds);

  @Query("DELETE FROM pickup_item WHERE booking_id = :bookingId")
  void deleteOf(long bookingId);
}

package org.lvdao.pickup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface BookingPhotoRepository extends GenericRepository<BookingPhotoRow, Long> {

  @Query(
      """
      INSERT INTO pickup_photo (photo_id, booking_id, item, purpose)
      VALUES (:photoId, :bookingId, :item, :purpose)
      """)
  void insert(long photoId, long bookingId, @Nullable String item, String purpose);

  /**
   * @param bookingIds at least one
   */
  @Query(
      """
      SELECT * FROM pickup_photo WHERE booking_id IN (:bookingIds) ORDER BY booking_id, photo_id
      """)
  List<BookingPhotoRow> find(Collection<Long> bookingIds);

  @Query("DELETE FROM pickup_photo WHERE booking_id = :bookingId AND purpose = :purpose")
  void deleteOf(long bookingId, String purpose);
}

package org.lvdao.pickup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Entries, which are only ever added. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WeighEntryRepository extends GenericRepository<WeighEntryRow, Long> {

  @Query(
      """
      INSERT INTO pickup_weigh_entry
        (id, booking_id, entry_no, kind, item, amount, grams, nominal, fen, scale_device,
         scale_reading, at, entered_by)
      VALUES
        (:id, :bookingId, :entryNo, :kind, :item, :amount, :grams, :nominal, :fen, :scaleDevice,
         :scaleReading, :at, :enteredBy)
      """)
  void insert(WeighEntryRow row);

  @Query("SELECT * FROM pickup_weigh_entry WHERE booking_id = :bookingId ORDER BY entry_no")
  List<WeighEntryRow> findOf(long bookingId);
}

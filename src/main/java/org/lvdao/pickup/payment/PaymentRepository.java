package org.lvdao.pickup.payment;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PaymentRepository extends GenericRepository<PaymentRow, Long> {

  @Query("SELECT * FROM pickup_payment WHERE id = :id")
  Optional<PaymentRow> find(long id);

  @Query("SELECT * FROM pickup_payment WHERE booking_id = :bookingId")
  Optional<PaymentRow> findOf(long bookingId);

  @Query(
      """
      INSERT INTO pickup_payment (id, booking_id, district, amount_fen, state, created_at)
      VALUES (:id, :bookingId, :district, :amountFen, 'OPEN', :now)
      """)
  void insert(long id, long bookingId, String district, long amountFen, Instant now);

  /** Also one that was closed here just before; 0 when it was known to be paid. */
  @Query(
      """
      UPDATE pickup_payment
         SET state = :state, transaction_id = :transactionId, paid_fen = :paidFen, paid_at = :now
       WHERE id = :id AND state IN ('OPEN', 'CLOSED')
      """)
  int pay(long id, String state, String transactionId, long paidFen, Instant now);

  /** 0 when it has not stood there. */
  @Query("UPDATE pickup_payment SET state = :to WHERE id = :id AND state = :from")
  int change(long id, String from, String to);

  /** Begins to give a part of what was paid back; 0 when it has not stood there. */
  @Query(
      """
      UPDATE pickup_payment SET state = 'REFUNDING', refund_fen = :fen
       WHERE id = :id AND state = 'PAID' AND paid_fen >= :fen
      """)
  int giveBack(long id, long fen);

  /** 0 when it was given back before. */
  @Query(
      """
      UPDATE pickup_payment SET state = 'REFUNDED', refunded_at = :now
       WHERE id = :id AND state = 'REFUNDING'
      """)
  int refunded(long id, Instant now);
}

package org.lvdao.points;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Changes of lots, which are only ever added. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MovementRepository extends GenericRepository<MovementRow, Long> {

  @Query(
      """
      INSERT INTO points_movement (transaction_id, expires_at, available, reserved)
      VALUES (:transactionId, :expiresAt, :available, :reserved)
      """)
  void insert(List<MovementRow> rows);

  @Query("SELECT * FROM points_movement WHERE transaction_id = :transactionId ORDER BY expires_at")
  List<MovementRow> findOf(long transactionId);
}

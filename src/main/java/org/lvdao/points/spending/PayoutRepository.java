package org.lvdao.points.spending;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PayoutRepository extends GenericRepository<PayoutRow, Long> {

  @Query("SELECT * FROM points_payout WHERE id = :id")
  Optional<PayoutRow> find(long id);

  /** The newest first. */
  @Query(
      """
      SELECT * FROM points_payout
       WHERE district = :district AND id < :beforeId
       ORDER BY id DESC
       LIMIT :size
      """)
  List<PayoutRow> findOf(String district, long beforeId, int size);

  @Query(
      """
      INSERT INTO points_payout (id, district, redemptions, amount_fen, created_at, created_by)
      VALUES (:id, :district, :redemptions, :amountFen, :createdAt, :createdBy)
      """)
  void insert(PayoutRow row);
}

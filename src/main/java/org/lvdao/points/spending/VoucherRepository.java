package org.lvdao.points.spending;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The codes of vouchers. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface VoucherRepository extends GenericRepository<VoucherRow, String> {

  /** Breaks the key when a code was loaded before. */
  @Query(
      """
      INSERT INTO points_voucher (district, code, reward_id, loaded_at)
      VALUES (:district, :code, :rewardId, :loadedAt)
      """)
  void insert(List<VoucherRow> rows);

  /**
   * Gives codes to a redemption; the reward's row is locked, so nobody else takes any meanwhile.
   *
   * @return how many there were
   */
  @Query(
      """
      UPDATE points_voucher SET redemption_id = :redemptionId
       WHERE reward_id = :rewardId AND redemption_id IS NULL
       ORDER BY district, code
       LIMIT :quantity
      """)
  int give(long rewardId, long redemptionId, int quantity);

  @Query("SELECT code FROM points_voucher WHERE redemption_id = :redemptionId ORDER BY code")
  List<String> findOf(long redemptionId);
}

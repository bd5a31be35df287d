package org.lvdao.points.spending;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface RewardRepository extends GenericRepository<RewardRow, Long> {

  @Query("SELECT * FROM points_reward WHERE id = :id")
  Optional<RewardRow> find(long id);

  @Query("SELECT * FROM points_reward WHERE district = :district AND code = :code AND offered")
  Optional<RewardRow> findOffered(String district, String code);

  /** The cheapest first. */
  @Query(
      """
      SELECT * FROM points_reward
       WHERE district = :district AND (offered OR :all)
       ORDER BY points, id
       LIMIT 500
      """)
  List<RewardRow> findAll(String district, boolean all);

  /** Breaks the key when the district has one of that code. */
  @Query(
      """
      INSERT INTO points_reward
        (id, district, code, kind, name, description, points, amount_fen, stock, low_stock,
         most_per_month, offered, created_at, version)
      VALUES
        (:id, :district, :code, :kind, :name, :description, :points, :amountFen, :stock, :lowStock,
         :mostPerMonth, :offered, :now, 0)
      """)
  void insert(
      long id,
      String district,
      String code,
      String kind,
      String name,
      String description,
      long points,
      @Nullable Long amountFen,
      @Nullable Long stock,
      long lowStock,
      @Nullable Integer mostPerMonth,
      boolean offered,
      Instant now);

  /** Leaves the stock alone, which others change meanwhile. */
  @Query(
      """
      UPDATE points_reward
         SET name = :name, description = :description, points = :points, amount_fen = :amountFen,
             low_stock = :lowStock, most_per_month = :mostPerMonth, offered = :offered,
             version = version + 1
       WHERE id = :id AND version = :version
      """)
  int change(
      long id,
      long version,
      String name,
      String description,
      long points,
      @Nullable Long amountFen,
      long lowStock,
      @Nullable Integer mostPerMonth,
      boolean offered);

  /**
   * @param more negative takes
   * @return 0 when fewer are left than are taken; a reward without end has always enough
   */
  @Query(
      """
      UPDATE points_reward SET stock = stock + :more
       WHERE id = :id AND (stock IS NULL OR stock + :more >= 0)
      """)
  int addStock(long id, long more);

  @Query(
      """
      SELECT COUNT(*) FROM points_reward
       WHERE offered AND stock IS NOT NULL AND stock < low_stock
      """)
  long countLow();
}

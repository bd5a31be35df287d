package org.lvdao.points.earning;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface BudgetRepository extends GenericRepository<BudgetRow, String> {

  /** Makes the buckets of a month, those that are not there; of no budget yet. */
  @Query(
      """
      INSERT INTO points_budget (district, month, bucket, budget, share, used)
      VALUES (:district, :month, 0, -1, 0, 0), (:district, :month, 1, -1, 0, 0),
             (:district, :month, 2, -1, 0, 0), (:district, :month, 3, -1, 0, 0),
             (:district, :month, 4, -1, 0, 0), (:district, :month, 5, -1, 0, 0),
             (:district, :month, 6, -1, 0, 0), (:district, :month, 7, -1, 0, 0)
          ON DUPLICATE KEY UPDATE used = used
      """)
  void open(String district, LocalDate month);

  /**
   * @return 0 when the bucket has less left of its share, or another budget was divided, or none
   */
  @Query(
      """
      UPDATE points_budget SET used = used + :points
       WHERE district = :district AND month = :month AND bucket = :bucket
         AND budget = :budget AND used + :points <= share
      """)
  int take(String district, LocalDate month, int bucket, long budget, long points);

  @Query(
      """
      UPDATE points_budget SET used = used - :points
       WHERE district = :district AND month = :month AND bucket = :bucket
      """)
  int giveBack(String district, LocalDate month, int bucket, long points);

  /** Under the lock of all of them. */
  @Query(
      """
      UPDATE points_budget SET budget = :budget, used = :used, share = :share
       WHERE district = :district AND month = :month AND bucket = :bucket
      """)
  int divide(String district, LocalDate month, int bucket, long budget, long used, long share);

  /** All of a month, in their order, for who needs more than one has left. */
  @Query(
      """
      SELECT district, month, bucket, used FROM points_budget
       WHERE district = :district AND month = :month
       ORDER BY bucket
         FOR UPDATE
      """)
  List<BudgetRow> lock(String district, LocalDate month);

  /** What a district has given in a month so far. */
  @Query(
      """
      SELECT COALESCE(SUM(used), 0) FROM points_budget
       WHERE district = :district AND month = :month
      """)
  long used(String district, LocalDate month);

  @Query("SELECT COUNT(*) FROM points_budget WHERE district = :district AND month = :month")
  long countBuckets(String district, LocalDate month);
}

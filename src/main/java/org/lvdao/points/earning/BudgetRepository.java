package org.lvdao.points.earning;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface BudgetRepository extends GenericRepository<BudgetRow, String> {

  /** Makes the buckets of a month, those that are not there. */
  @Query(
      """
      INSERT INTO points_budget (district, month, bucket, used)
      VALUES (:district, :month, 0, 0), (:district, :month, 1, 0), (:district, :month, 2, 0),
             (:district, :month, 3, 0), (:district, :month, 4, 0), (:district, :month, 5, 0),
             (:district, :month, 6, 0), (:district, :month, 7, 0)
          ON DUPLICATE KEY UPDATE used = used
      """)
  void open(String district, LocalDate month);

  /**
   * @param points negative gives back
   * @return 0 when the bucket has less left than that, or is not there
   */
  @Query(
      """
      UPDATE points_budget SET used = used + :points
       WHERE district = :district AND month = :month AND bucket = :bucket
         AND used + :points <= :share
      """)
  int take(String district, LocalDate month, int bucket, long points, long share);

  /** All of a month, in their order, for who needs more than one has left. */
  @Query(
      """
      SELECT * FROM points_budget
       WHERE district = :district AND month = :month
       ORDER BY bucket
         FOR UPDATE
      """)
  List<BudgetRow> lock(String district, LocalDate month);

  @Query("SELECT COUNT(*) FROM points_budget WHERE district = :district AND month = :month")
  long countBuckets(String district, LocalDate month);
}

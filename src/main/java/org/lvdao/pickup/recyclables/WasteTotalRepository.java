package org.lvdao.pickup.recyclables;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Totals as they were entered, which are only ever added. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface WasteTotalRepository extends GenericRepository<WasteTotalRow, Long> {

  @Query(
      """
      INSERT INTO waste_total (id, district, month, grams, note, entered_at, entered_by)
      VALUES (:id, :district, :month, :grams, :note, :enteredAt, :enteredBy)
      """)
  void insert(WasteTotalRow row);

  /** The newest first, with those that were replaced. */
  @Query(
      """
      SELECT * FROM waste_total
       WHERE district = :district AND id < :before
       ORDER BY id DESC
       LIMIT :size
      """)
  List<WasteTotalRow> findAll(String district, long before, int size);

  /** The last one of each month, by month. */
  @Query(
      """
      SELECT t.* FROM waste_total t
       WHERE t.district = :district AND t.month BETWEEN :first AND :last
         AND t.id = (SELECT MAX(n.id) FROM waste_total n
                      WHERE n.district = t.district AND n.month = t.month)
       ORDER BY t.month
      """)
  List<WasteTotalRow> findInForce(String district, String first, String last);
}

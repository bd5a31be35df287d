package org.lvdao.pickup.recyclables;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface StockRepository extends GenericRepository<StockRow, Long> {

  /** Makes all who move the same stock wait for each other. */
  @Query(
      """
      SELECT * FROM recyclables_stock
       WHERE account = :account AND place_id = :placeId AND category = :category
         FOR UPDATE
      """)
  Optional<StockRow> lock(String account, long placeId, String category);

  @Query(
      """
      INSERT INTO recyclables_stock (account, place_id, category, district, grams)
      VALUES (:account, :placeId, :category, :district, 0)
          ON DUPLICATE KEY UPDATE grams = grams
      """)
  void open(String account, long placeId, String category, String district);

  @Query(
      """
      UPDATE recyclables_stock SET grams = :grams, last_at = :at
       WHERE account = :account AND place_id = :placeId AND category = :category
      """)
  int put(String account, long placeId, String category, long grams, Instant at);

  /** What lies at the stations of a district now. */
  @Query(
      """
      SELECT * FROM recyclables_stock
       WHERE district = :district AND account = 'STOCK' AND grams > 0
       ORDER BY place_id, category
      """)
  List<StockRow> findAtStations(String district);
}

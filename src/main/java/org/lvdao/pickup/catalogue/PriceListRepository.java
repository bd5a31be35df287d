package org.lvdao.pickup.catalogue;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PriceListRepository extends GenericRepository<PriceListRow, Long> {

  @Query("SELECT * FROM price_list WHERE id = :id")
  Optional<PriceListRow> find(long id);

  @Query(
      """
      SELECT * FROM price_list
       WHERE district = :district AND effective_from <= :at AND withdrawn_at IS NULL
       ORDER BY effective_from DESC, number DESC
       LIMIT 1
      """)
  Optional<PriceListRow> findInForce(String district, Instant at);

  /** When the prices change next. */
  @Query(
      """
      SELECT MIN(effective_from) FROM price_list
       WHERE district = :district AND effective_from > :at AND withdrawn_at IS NULL
      """)
  Optional<Instant> findNextChange(String district, Instant at);

  /** The newest first. */
  @Query(
      """
      SELECT * FROM price_list
       WHERE district = :district AND number < :before AND withdrawn_at IS NULL
       ORDER BY number DESC
       LIMIT :size
      """)
  List<PriceListRow> findAll(String district, long before, int size);

  @Query(
      """
      SELECT * FROM price_list
       WHERE district = :district AND effective_from = :effectiveFrom AND created_by = 0
         AND withdrawn_at IS NULL
      """)
  Optional<PriceListRow> findSeeded(String district, Instant effectiveFrom);

  @Query("SELECT COALESCE(MAX(number), 0) FROM price_list WHERE district = :district")
  int findLastNumber(String district);

  /** Breaks the key when somebody else took the number. */
  @Query(
      """
      INSERT INTO price_list
        (id, district, number, effective_from, prices, note, created_at, created_by)
      VALUES (:id, :district, :number, :effectiveFrom, :prices, :note, :now, :by)
      """)
  void insert(
      long id,
      String district,
      int number,
      Instant effectiveFrom,
      String prices,
      String note,
      Instant now,
      long by);

  /**
   * @return 0 when it has begun or was withdrawn
   */
  @Query(
      """
      UPDATE price_list SET withdrawn_at = :now, withdrawn_by = :by
       WHERE id = :id AND effective_from > :now AND withdrawn_at IS NULL
      """)
  int withdraw(long id, Instant now, long by);
}

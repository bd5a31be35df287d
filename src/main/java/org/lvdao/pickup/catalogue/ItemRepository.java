package org.lvdao.pickup.catalogue;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ItemRepository extends GenericRepository<ItemRow, Long> {

  @Query("SELECT * FROM recyclable_item WHERE id = :id")
  Optional<ItemRow> find(long id);

  /** Retired ones too. */
  @Query("SELECT * FROM recyclable_item WHERE district = :district ORDER BY sort_order, code")
  List<ItemRow> findAll(String district);

  /** Breaks the key when the district has one of that code. */
  @Query(
      """
      INSERT INTO recyclable_item
        (id, district, code, category, unit, name, description, sort_order, seeded, version)
      VALUES
        (:id, :district, :code, :category, :unit, :name, :description, :sortOrder, :seeded, 0)
      """)
  void insert(
      long id,
      String district,
      String code,
      String category,
      String unit,
      String name,
      String description,
      int sortOrder,
      boolean seeded);

  /**
   * @param retiredAt null brings it back into use
   */
  @Query(
      """
      UPDATE recyclable_item
         SET name = :name, description = :description, sort_order = :sortOrder, seeded = :seeded,
             retired_at = :retiredAt, version = version + 1
       WHERE id = :id AND version = :version
      """)
  int change(
      long id,
      long version,
      String name,
      String description,
      int sortOrder,
      boolean seeded,
      @Nullable Instant retiredAt);
}

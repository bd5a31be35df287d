package org.lvdao.report.category;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CategoryRepository extends GenericRepository<Category, Long> {

  Category save(Category category);

  Category update(Category category);

  List<Category> findAll();

  Optional<Category> findByDistrictAndCode(String district, String code);

  boolean existsByCode(String code);

  /** The district's own, else the default. */
  @Query(
      """
      SELECT * FROM report_category
       WHERE district IN ('', :district) AND code = :code
       ORDER BY district DESC
       LIMIT 1
      """)
  Optional<Category> findFor(String district, String code);

  /** Makes changes of one category wait for each other; null when there is no default to lock. */
  @Query("SELECT version FROM report_category WHERE district = '' AND code = :code FOR UPDATE")
  @Nullable Long lock(String code);

  /**
   * The unit for a category in a district; the row of the subdistrict wins over the district's.
   *
   * @param area the subdistrict, or empty
   */
  @Query(
      """
      SELECT unit FROM report_routing
       WHERE district = :district AND category = :category AND area IN ('', :area)
         AND retired_at IS NULL
       ORDER BY area DESC
       LIMIT 1
      """)
  @Nullable String defaultUnit(String district, String category, String area);

  /**
   * Where the cases of a category go.
   *
   * @param area a subdistrict; empty for the whole district
   */
  @Introspected
  record Route(String district, String category, String area, String unit) {}

  /** Of every category of a district, without those of single subdistricts. */
  @Query(
      """
      SELECT district, category, area, unit FROM report_routing
       WHERE district = :district AND area = '' AND retired_at IS NULL
      """)
  List<Route> defaultUnits(String district);

  @Query("SELECT district, category, area, unit FROM report_routing WHERE retired_at IS NULL")
  List<Route> routes();

  @Query(
      """
      INSERT INTO report_routing (district, category, area, unit)
      VALUES (:district, :category, :area, :unit)
      ON DUPLICATE KEY UPDATE unit = VALUES(unit), retired_at = NULL
      """)
  void route(String district, String category, String area, String unit);

  @Query(
      """
      UPDATE report_routing SET retired_at = :now
       WHERE district = :district AND category = :category AND area = :area
      """)
  void retireRouting(String district, String category, String area, Instant now);
}

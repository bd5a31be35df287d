package org.lvdao.points.earning;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface BudgetCapRepository extends GenericRepository<BudgetCapRow, String> {

  @Query("SELECT district, monthly, version FROM points_budget_cap WHERE district = :district")
  Optional<BudgetCapRow> find(String district);

  /** Without a cap, at version 0, unless there is a row. */
  @Query(
      """
      INSERT INTO points_budget_cap (district, changed_at, changed_by, version)
      VALUES (:district, :now, :by, 0)
          ON DUPLICATE KEY UPDATE version = version
      """)
  void open(String district, Instant now, long by);

  /**
   * @return 0 when it has another version
   */
  @Query(
      """
      UPDATE points_budget_cap
         SET monthly = :monthly, changed_at = :now, changed_by = :by, version = version + 1
       WHERE district = :district AND version = :version
      """)
  int change(String district, long version, @Nullable Long monthly, Instant now, long by);
}

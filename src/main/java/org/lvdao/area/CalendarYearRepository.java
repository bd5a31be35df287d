package org.lvdao.area;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CalendarYearRepository extends GenericRepository<CalendarYear, Integer> {
  @Query("SELECT year, source FROM calendar_year WHERE retired_at IS NULL ORDER BY year")
  List<CalendarYear> findAll();

  @Query(
      """
      INSERT INTO calendar_year (year, source, loaded_at, loaded_by)
      VALUES (:year, :source, :now, :accountId)
      ON DUPLICATE KEY UPDATE source = VALUES(source), loaded_at = VALUES(loaded_at),
        loaded_by = VALUES(loaded_by), retired_at = NULL
      """)
  void put(int year, CalendarYear.Source source, Instant now, long accountId);

  @Query("UPDATE calendar_year SET retired_at = :now WHERE year = :year AND retired_at IS NULL")
  int retire(int year, Instant now);
}

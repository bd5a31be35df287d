package org.lvdao.area;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CalendarRepository extends GenericRepository<CalendarDay, LocalDate> {
  @Query("SELECT day, kind, name, retired_at FROM calendar_day ORDER BY day")
  List<CalendarDay> findAll();

  @Query("INSERT INTO calendar_day (day, kind, name) VALUES (:day, :kind, :name)")
  void insert(LocalDate day, CalendarDay.Kind kind, String name);

  @Query(
      """
      UPDATE calendar_day
         SET kind = :kind, name = :name, retired_at = NULL
       WHERE day = :day
      """)
  int update(LocalDate day, CalendarDay.Kind kind, String name);

  @Query("UPDATE calendar_day SET retired_at = :now WHERE day = :day AND retired_at IS NULL")
  int retire(LocalDate day, Instant now);
}

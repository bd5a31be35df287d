package org.lvdao.pickup.slot;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ClosureRepository extends GenericRepository<ClosureRow, Long> {

  ClosureRow save(ClosureRow row);

  @Query("SELECT * FROM pickup_closure WHERE id = :id")
  Optional<ClosureRow> find(long id);

  /** Those that are not over, the earliest end first. */
  @Query(
      """
      SELECT * FROM pickup_closure
       WHERE station_id = :stationId AND to_at > :now AND ended_at IS NULL
       ORDER BY to_at, id
      """)
  List<ClosureRow> findOpen(long stationId, Instant now);

  /** 0 when it was taken back before. */
  @Query("UPDATE pickup_closure SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
  int end(long id, Instant now);
}

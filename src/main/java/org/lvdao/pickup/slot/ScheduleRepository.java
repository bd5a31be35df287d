package org.lvdao.pickup.slot;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ScheduleRepository extends GenericRepository<ScheduleRow, Long> {

  @Query("SELECT * FROM pickup_schedule WHERE station_id = :stationId")
  Optional<ScheduleRow> find(long stationId);

  /**
   * Makes the row if there is none and locks it. Not by INSERT IGNORE, which takes a lock that many
   * may share, so that each would wait for all others when it asks for its own.
   */
  @Query(
      """
      INSERT INTO pickup_schedule (station_id, district, windows, changed_at, version)
      VALUES (:stationId, :district, :windows, :now, 0)
          ON DUPLICATE KEY UPDATE version = version
      """)
  void makeAndLock(long stationId, String district, String windows, Instant now);

  @Query("SELECT * FROM pickup_schedule WHERE station_id = :stationId FOR UPDATE")
  Optional<ScheduleRow> lock(long stationId);

  /** 0 when it has changed since. */
  @Query(
      """
      UPDATE pickup_schedule SET windows = :windows, changed_at = :now, version = version + 1
       WHERE station_id = :stationId AND version = :version
      """)
  int change(long stationId, long version, String windows, Instant now);
}

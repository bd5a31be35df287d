package org.lvdao.pickup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CollectorRepository extends GenericRepository<CollectorRow, Long> {

  @Query("SELECT * FROM pickup_collector WHERE account_id = :accountId")
  Optional<CollectorRow> find(long accountId);

  /**
   * @param accountIds at least one
   */
  @Query("SELECT * FROM pickup_collector WHERE account_id IN (:accountIds)")
  List<CollectorRow> findAll(Collection<Long> accountIds);

  /** Locks the row, so that nobody else gives this collector a job meanwhile. */
  @Query("SELECT * FROM pickup_collector WHERE account_id = :accountId FOR UPDATE")
  Optional<CollectorRow> lock(long accountId);

  @Query(
      """
      SELECT * FROM pickup_collector
       WHERE district IN (:district, '') AND on_duty = TRUE
       ORDER BY account_id
      """)
  List<CollectorRow> findOnDuty(String district);

  /**
   * Leaves one that is there as it is, and locks it. Not by INSERT IGNORE, which takes a lock that
   * two may share, so that both would wait for each other when they ask for their own.
   */
  @Query(
      """
      INSERT INTO pickup_collector
        (account_id, district, station_id, capacity, on_duty, duty_since, version)
      VALUES (:accountId, :district, NULL, :capacity, FALSE, NULL, 0)
          ON DUPLICATE KEY UPDATE version = version
      """)
  void insert(long accountId, String district, int capacity);

  /** Where their roles let them work. */
  @Query(
      """
      UPDATE pickup_collector SET district = :district, station_id = :stationId
       WHERE account_id = :accountId
      """)
  int setPlace(long accountId, String district, @Nullable Long stationId);

  @Query(
      """
      UPDATE pickup_collector SET on_duty = :onDuty, duty_since = :since
       WHERE account_id = :accountId
      """)
  int setDuty(long accountId, boolean onDuty, @Nullable Instant since);

  @Query(
      """
      UPDATE pickup_collector
         SET station_id = :stationId, capacity = :capacity, version = version + 1
       WHERE account_id = :accountId AND version = :version
      """)
  int change(long accountId, long version, @Nullable Long stationId, int capacity);
}

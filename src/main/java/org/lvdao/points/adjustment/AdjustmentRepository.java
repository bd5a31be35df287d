package org.lvdao.points.adjustment;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AdjustmentRepository extends GenericRepository<AdjustmentRow, Long> {

  @Query("SELECT * FROM points_adjustment WHERE id = :id")
  Optional<AdjustmentRow> find(long id);

  /** Those that wait, the longest waiting first. */
  @Query(
      """
      SELECT * FROM points_adjustment
       WHERE district = :district AND state = 'WAITING' AND id > :afterId
       ORDER BY id
       LIMIT :size
      """)
  List<AdjustmentRow> findWaiting(String district, long afterId, int size);

  /** How many points of a household were given or taken in a time by one person alone. */
  @Query(
      """
      SELECT COALESCE(SUM(ABS(points)), 0) FROM points_adjustment
       WHERE household_id = :householdId AND proposed_at >= :since
         AND state = 'BOOKED' AND decided_by IS NULL
      """)
  long sumAlone(long householdId, Instant since);

  @Query(
      """
      INSERT INTO points_adjustment
        (id, district, household_id, points, redemption_id, note, state, proposed_at, proposed_by,
         version)
      VALUES
        (:id, :district, :householdId, :points, :redemptionId, :note, :state, :proposedAt,
         :proposedBy, 0)
      """)
  void insert(
      long id,
      String district,
      long householdId,
      long points,
      @Nullable Long redemptionId,
      String note,
      String state,
      Instant proposedAt,
      long proposedBy);

  /** Ends one that waits; 0 when it has changed since. */
  @Query(
      """
      UPDATE points_adjustment
         SET state = :state, decided_at = :now, decided_by = :by, decision_note = :note,
             version = version + 1
       WHERE id = :id AND version = :version AND state = 'WAITING'
      """)
  int decide(long id, long version, String state, Instant now, long by, @Nullable String note);
}

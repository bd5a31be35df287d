package org.lvdao.household.participation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface WeekRepository extends GenericRepository<WeekRepository.Row, Long> {

  /** Its key is the household with the Monday. */
  @MappedEntity("household_week")
  record Row(
      @Id long householdId,
      LocalDate monday,
      long deliveries,
      long grams,
      long graded,
      long passed) {}

  /** Makes those who count the same week wait for each other; empty when there is no row yet. */
  @Query(
      """
      SELECT household_id FROM household_week
       WHERE household_id = :householdId AND monday = :monday
         FOR UPDATE
      """)
  Optional<Long> lock(long householdId, LocalDate monday);

  /** An empty week, unless somebody was faster; locked in any case. */
  @Query(
      """
      INSERT INTO household_week (household_id, monday, district, community, registered,
                                  deliveries, grams, graded, passed, points)
      VALUES (:householdId, :monday, :district, :community, :registered, 0, 0, 0, 0, 0)
          ON DUPLICATE KEY UPDATE household_id = household_id
      """)
  void open(
      long householdId, LocalDate monday, String district, String community, boolean registered);

  /** Counts the week by its deliveries, of which the caller's lock shows all there are. */
  @Query(
      """
      UPDATE household_week w
        JOIN (SELECT COUNT(*) AS deliveries,
                     COALESCE(SUM(grams), 0) AS grams,
                     COUNT(passed) AS graded,
                     COALESCE(SUM(CASE WHEN passed THEN 1 ELSE 0 END), 0) AS passed,
                     COALESCE(SUM(points), 0) AS points
                FROM delivery
               WHERE household_id = :householdId AND at >= :start AND at < :end
                 AND state = 'ACCEPTED') d
         SET w.deliveries = d.deliveries, w.grams = d.grams, w.graded = d.graded,
             w.passed = d.passed, w.points = d.points
       WHERE w.household_id = :householdId AND w.monday = :monday
      """)
  void count(long householdId, LocalDate monday, Instant start, Instant end);

  /** The household is registered elsewhere when this week ends, and those after it. */
  @Query(
      """
      UPDATE household_week SET district = :district, community = :community
       WHERE household_id = :householdId AND monday >= :monday
      """)
  void move(long householdId, LocalDate monday, String district, String community);

  /** The household is registered nowhere when this week ends. */
  @Query(
      """
      UPDATE household_week SET registered = FALSE
       WHERE household_id = :householdId AND monday >= :monday
      """)
  void end(long householdId, LocalDate monday);

  /** Those with a delivery, the oldest first. */
  @Query(
      """
      SELECT household_id, monday, deliveries, grams, graded, passed FROM household_week
       WHERE household_id = :householdId AND deliveries > 0
       ORDER BY monday
      """)
  List<Row> of(long householdId);

  /** What the accepted deliveries of a time weighed. */
  @Query(
      """
      SELECT COALESCE(SUM(grams), 0) FROM delivery
       WHERE household_id = :householdId AND at >= :start AND at < :end AND state = 'ACCEPTED'
      """)
  long grams(long householdId, Instant start, Instant end);

  /**
   * A delivery that was accepted.
   *
   * @param passed whether it was sorted properly; null when it was not inspected
   */
  @Introspected
  record Delivered(Instant at, long grams, @Nullable Boolean passed) {}

  /** The accepted deliveries of a time, the oldest first. */
  @Query(
      """
      SELECT at, grams, passed FROM delivery
       WHERE household_id = :householdId AND at >= :start AND at < :end AND state = 'ACCEPTED'
       ORDER BY at, id
      """)
  List<Delivered> delivered(long householdId, Instant start, Instant end);
}

package org.lvdao.household.participation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ResidenceRepository extends GenericRepository<ResidenceRepository.Row, Long> {

  /**
   * Where a household was registered for a while.
   *
   * @param leftAt null while it is
   */
  @MappedEntity("household_residence")
  record Row(
      @Id long id,
      long householdId,
      String district,
      String community,
      Instant since,
      @Nullable Instant leftAt) {

    /** Whether it had begun when the week ended. */
    boolean beganBy(Week week) {
      return since.isBefore(week.end());
    }

    /** Of one that had begun: whether it still lasted then. */
    boolean lastedUntil(Week week) {
      return leftAt == null || !leftAt.isBefore(week.end());
    }
  }

  Row save(Row row);

  /** The oldest first; nobody changes them until the transaction ends. */
  @Query(
      """
      SELECT id, household_id, district, community, since, left_at FROM household_residence
       WHERE household_id = :householdId
       ORDER BY since, id
        LOCK IN SHARE MODE
      """)
  List<Row> share(long householdId);

  /**
   * Ends the present one.
   *
   * @param unless where it may go on
   * @return 0 when there is none, or it goes on
   */
  @Query(
      """
      UPDATE household_residence SET left_at = :now
       WHERE household_id = :householdId AND left_at IS NULL AND community <> :unless
      """)
  int leave(long householdId, String unless, Instant now);
}

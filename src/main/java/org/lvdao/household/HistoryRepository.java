package org.lvdao.household;

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
interface HistoryRepository extends GenericRepository<HistoryRepository.Row, Long> {

  /** What can become of a household. */
  enum Action {
    CREATED,
    JOINED,
    LEFT,
    REMOVED,
    HEAD_CHANGED,
    MOVED,
    CARD_REPLACED,
    ENDED
  }

  /**
   * One thing that became of a household.
   *
   * @param memberId whom it was done to; null when it was the household
   * @param community where it lives from then on; null when that did not change
   */
  @MappedEntity("household_history")
  record Row(
      @Id long id,
      long householdId,
      Action action,
      long actorId,
      @Nullable Long memberId,
      @Nullable String community,
      Instant at) {}

  Row save(Row row);

  /** The other households that anybody who ever belonged to a household belonged to. */
  @Query(
      """
      SELECT DISTINCT other.household_id
        FROM household_history mine
        JOIN household_history other ON other.member_id = mine.member_id
       WHERE mine.household_id = :householdId AND mine.action = 'JOINED'
         AND other.action = 'JOINED' AND other.household_id <> :householdId
      """)
  List<Long> formerOf(long householdId);

  /** Whether staff registered the household, for people who may have no phone. */
  @Query(
      """
      SELECT COUNT(*) FROM household_history
       WHERE household_id = :householdId AND action = 'CREATED' AND member_id IS NULL
      """)
  long countOfStaff(long householdId);
}

package org.lvdao.household;

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
interface CardRepository extends GenericRepository<CardRow, String> {
  String SELECT =
      """
      SELECT number, household_id, account_id, state, ended_at FROM household_card
      """;

  @Query(SELECT + " WHERE number = :number")
  Optional<CardRow> find(String number);

  /**
   * @param numbers at least one
   */
  @Query(SELECT + " WHERE number IN (:numbers)")
  List<CardRow> findAll(Collection<String> numbers);

  /** The cards that are good: the household's and its members'. */
  @Query(SELECT + " WHERE household_id = :householdId AND state = 'ACTIVE'")
  List<CardRow> active(long householdId);

  /**
   * The households' own cards that are good.
   *
   * @param householdIds at least one
   */
  @Query(
      SELECT
          + """
             WHERE household_id IN (:householdIds) AND state = 'ACTIVE' AND account_id IS NULL
            """)
  List<CardRow> householdCards(Collection<Long> householdIds);

  /** Returns 0 when there is such a card. */
  @Query(
      """
      INSERT IGNORE INTO household_card (number, household_id, account_id, state, issued_at)
      VALUES (:number, :householdId, :accountId, 'ACTIVE', :now)
      """)
  int issue(String number, long householdId, @Nullable Long accountId, Instant now);

  @Query(
      """
      UPDATE household_card SET state = 'LOST', ended_at = :now
       WHERE household_id = :householdId AND account_id IS NULL AND state = 'ACTIVE'
      """)
  int lose(long householdId, Instant now);

  @Query(
      """
      UPDATE household_card SET state = 'ENDED', ended_at = :now
       WHERE household_id = :householdId AND state = 'ACTIVE'
      """)
  int endAll(long householdId, Instant now);

  /** The member's QR is no longer good. */
  @Query(
      """
      UPDATE household_card SET state = 'ENDED', ended_at = :now
       WHERE account_id = :accountId AND state = 'ACTIVE'
      """)
  int endOf(long accountId, Instant now);

  /** A member's number says nothing without the member; what comes with it later is unknown. */
  @Query("DELETE FROM household_card WHERE account_id = :accountId")
  int deleteOf(long accountId);

  @Query("UPDATE household_card SET account_id = :to WHERE account_id = :from")
  int move(long from, long to);
}

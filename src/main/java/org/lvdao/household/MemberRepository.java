package org.lvdao.household;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Changes come under the lock of the household; the key alone decides who belongs to which. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MemberRepository extends GenericRepository<MemberRow, Long> {
  String SELECT =
      """
      SELECT account_id, household_id, head, joined_at FROM household_member
      """;

  @Query(SELECT + " WHERE account_id = :accountId")
  Optional<MemberRow> find(long accountId);

  /** The longest-standing first. */
  @Query(SELECT + " WHERE household_id = :householdId ORDER BY joined_at, account_id")
  List<MemberRow> of(long householdId);

  /** How many belong to a household. */
  @Introspected
  record Count(long householdId, long members) {}

  /**
   * Households without any are missing.
   *
   * @param householdIds at least one
   */
  @Query(
      """
      SELECT household_id, COUNT(*) AS members FROM household_member
       WHERE household_id IN (:householdIds)
       GROUP BY household_id
      """)
  List<Count> count(Collection<Long> householdIds);

  /** Returns 0 when the account belongs to a household already. */
  @Query(
      """
      INSERT IGNORE INTO household_member (account_id, household_id, head, joined_at)
      VALUES (:accountId, :householdId, :head, :now)
      """)
  int add(long accountId, long householdId, boolean head, Instant now);

  @Query(
      """
      UPDATE household_member SET head = (account_id = :accountId)
       WHERE household_id = :householdId
      """)
  int makeHead(long householdId, long accountId);

  @Query(
      "DELETE FROM household_member WHERE account_id = :accountId AND household_id = :householdId")
  int remove(long accountId, long householdId);

  /** The other account belongs to none. */
  @Query("UPDATE household_member SET account_id = :to WHERE account_id = :from")
  int move(long from, long to);
}

package org.lvdao.points.spending;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface RedemptionRepository extends GenericRepository<RedemptionRow, Long> {

  @Query("SELECT * FROM points_redemption WHERE id = :id")
  Optional<RedemptionRow> find(long id);

  @Query("SELECT * FROM points_redemption WHERE pickup_code = :code")
  Optional<RedemptionRow> findByPickupCode(String code);

  /** The newest first. */
  @Query(
      """
      SELECT * FROM points_redemption
       WHERE household_id = :householdId AND id < :beforeId
       ORDER BY id DESC
       LIMIT :size
      """)
  List<RedemptionRow> findOf(long householdId, long beforeId, int size);

  /** What a person asked for, in the order of the ids. */
  @Query(
      """
      SELECT * FROM points_redemption
       WHERE member_id = :memberId AND id > :afterId
       ORDER BY id
       LIMIT :size
      """)
  List<RedemptionRow> findOfMember(long memberId, long afterId, int size);

  /** How many of a reward a household has got in a time, or will get. */
  @Query(
      """
      SELECT COALESCE(SUM(quantity), 0) FROM points_redemption
       WHERE household_id = :householdId AND reward_id = :rewardId AND created_at >= :since
         AND state IN ('RESERVED', 'FULFILLED')
      """)
  long sumQuantity(long householdId, long rewardId, Instant since);

  @Query(
      """
      INSERT INTO points_redemption
        (id, district, household_id, member_id, reward_id, kind, name, quantity, points,
         reservation_id, state, pickup_code, pickup_until, created_at, ended_at, ended_by)
      VALUES
        (:id, :district, :householdId, :memberId, :rewardId, :kind, :name, :quantity, :points,
         :reservationId, :state, :pickupCode, :pickupUntil, :now, :endedAt, :endedBy)
      """)
  void insert(
      long id,
      String district,
      long householdId,
      long memberId,
      long rewardId,
      String kind,
      String name,
      int quantity,
      long points,
      long reservationId,
      String state,
      @Nullable String pickupCode,
      @Nullable Instant pickupUntil,
      Instant now,
      @Nullable Instant endedAt,
      @Nullable Long endedBy);

  /**
   * Ends one that waits. The code stays, so that who shows it again learns that it was used.
   *
   * @return 0 when it does not wait any more
   */
  @Query(
      """
      UPDATE points_redemption
         SET state = :state, pickup_until = NULL, ended_at = :now, ended_by = :by
       WHERE id = :id AND state = 'RESERVED'
      """)
  int end(long id, String state, Instant now, @Nullable Long by);

  @Query(
      """
      SELECT id FROM points_redemption
       WHERE pickup_until <= :now
       ORDER BY pickup_until
       LIMIT :size
      """)
  List<Long> findOverdue(Instant now, int size);
}

package org.lvdao.points.spending;

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

  /** Cash that waits for a decision, the longest waiting first. */
  @Query(
      """
      SELECT * FROM points_redemption
       WHERE district = :district AND state = 'REQUESTED' AND id > :afterId
       ORDER BY id
       LIMIT :size
      """)
  List<RedemptionRow> findRequested(String district, long afterId, int size);

  /** How many of a reward a household has got in a time, or will get. */
  @Query(
      """
      SELECT COALESCE(SUM(quantity), 0) FROM points_redemption
       WHERE household_id = :householdId AND reward_id = :rewardId AND created_at >= :since
         AND state NOT IN ('CANCELLED', 'EXPIRED', 'REFUSED', 'FAILED', 'REFUNDED')
      """)
  long sumQuantity(long householdId, long rewardId, Instant since);

  /** The cash in 分 a household has got in a time, or will get. */
  @Query(
      """
      SELECT COALESCE(SUM(amount_fen), 0) FROM points_redemption
       WHERE household_id = :householdId AND created_at >= :since
         AND state NOT IN ('CANCELLED', 'EXPIRED', 'REFUSED', 'FAILED', 'REFUNDED')
      """)
  long sumCash(long householdId, Instant since);

  @Query(
      """
      INSERT INTO points_redemption
        (id, district, household_id, member_id, reward_id, kind, name, quantity, points, amount_fen,
         payee, reservation_id, state, pickup_code, pickup_until, payout_id, decided_by, note,
         created_at, ended_at, ended_by, version)
      VALUES
        (:id, :district, :householdId, :memberId, :rewardId, :kind, :name, :quantity, :points,
         :amountFen, :payee, :reservationId, :state, :pickupCode, :pickupUntil, :payoutId,
         :decidedBy, :note, :createdAt, :endedAt, :endedBy, :version)
      """)
  void insert(RedemptionRow row);

  /**
   * Ends one. The code stays, so that who shows it again learns that it was used; who would have
   * been paid is forgotten unless a payout says so.
   *
   * @return 0 when it has changed since
   */
  @Query(
      """
      UPDATE points_redemption
         SET state = :state, pickup_until = NULL, ended_at = :now, ended_by = :by,
             note = COALESCE(:note, note), version = version + 1,
             payee = CASE WHEN payout_id IS NULL THEN NULL ELSE payee END
       WHERE id = :id AND version = :version
      """)
  int end(
      long id, long version, String state, Instant now, @Nullable Long by, @Nullable String note);

  /** Notes that what was given is returned; 0 when it has changed since. */
  @Query(
      """
      UPDATE points_redemption SET state = 'REFUNDED', version = version + 1
       WHERE id = :id AND version = :version AND state = 'FULFILLED'
      """)
  int refund(long id, long version);

  /** Approves cash that waits; 0 when it has changed since. */
  @Query(
      """
      UPDATE points_redemption
         SET state = 'APPROVED', decided_by = :by, version = version + 1
       WHERE id = :id AND version = :version AND state = 'REQUESTED'
      """)
  int approve(long id, long version, long by);

  /** Puts approved cash that is in no payout yet into one, what was asked for first. */
  @Query(
      """
      UPDATE points_redemption
         SET state = 'PAYING', payout_id = :payoutId, version = version + 1
       WHERE district = :district AND state = 'APPROVED'
       ORDER BY id
       LIMIT :most
      """)
  int putInto(long payoutId, String district, int most);

  /** What is paid with a payout, in the order of the ids. */
  @Query("SELECT * FROM points_redemption WHERE payout_id = :payoutId ORDER BY id")
  List<RedemptionRow> findOfPayout(long payoutId);

  /** What a payout comes to, by state. */
  @Query(
      """
      SELECT payout_id, state, COUNT(*) AS redemptions, SUM(amount_fen) AS amount_fen
        FROM points_redemption
       WHERE payout_id IN (:payoutIds)
       GROUP BY payout_id, state
      """)
  List<PayoutSum> sums(Collection<Long> payoutIds);

  /** Cash on its way to a person, which has not left yet. */
  @Query(
      """
      SELECT * FROM points_redemption
       WHERE payee IN (:payees) AND state IN ('REQUESTED', 'APPROVED')
       ORDER BY household_id, id
      """)
  List<RedemptionRow> findUnpaid(Collection<String> payees);

  /** As {@link #findUnpaid}, also when nobody knows any more who that is. */
  @Query(
      """
      SELECT * FROM points_redemption
       WHERE member_id = :memberId AND kind = 'CASH' AND state IN ('REQUESTED', 'APPROVED')
       ORDER BY household_id, id
      """)
  List<RedemptionRow> findUnpaidOf(long memberId);

  @Query("UPDATE points_redemption SET payee = NULL WHERE payee IN (:payees)")
  void forgetPayees(Collection<String> payees);

  @Query("UPDATE points_redemption SET payee = NULL WHERE member_id = :memberId")
  void forgetPayeesOf(long memberId);

  @Query("UPDATE points_redemption SET note = NULL WHERE member_id = :memberId")
  void forgetNotes(long memberId);

  @Query(
      """
      SELECT id FROM points_redemption
       WHERE pickup_until <= :now
       ORDER BY pickup_until
       LIMIT :size
      """)
  List<Long> findOverdue(Instant now, int size);
}

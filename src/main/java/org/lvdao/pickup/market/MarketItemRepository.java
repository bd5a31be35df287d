package org.lvdao.pickup.market;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface MarketItemRepository extends GenericRepository<MarketItemRow, Long> {

  @Query("SELECT * FROM market_item WHERE id = :id")
  Optional<MarketItemRow> find(long id);

  /**
   * What others may have, the newest first.
   *
   * @param subdistrict empty for all, as is the community
   */
  @Query(
      """
      SELECT * FROM market_item
       WHERE district = :district AND state = 'LISTED'
         AND (:subdistrict = '' OR subdistrict = :subdistrict)
         AND (:community = '' OR community = :community)
         AND id < :before
       ORDER BY id DESC
       LIMIT :size
      """)
  List<MarketItemRow> findListed(
      String district, String subdistrict, String community, long before, int size);

  @Query(
      """
      SELECT * FROM market_item
       WHERE district = :district AND state = :state AND id < :before
       ORDER BY id DESC
       LIMIT :size
      """)
  List<MarketItemRow> findOfDistrict(String district, String state, long before, int size);

  /** What somebody gives or takes, the newest first. */
  @Query(
      """
      SELECT * FROM market_item
       WHERE (giver_account_id = :accountId OR taker_account_id = :accountId) AND id < :before
       ORDER BY id DESC
       LIMIT :size
      """)
  List<MarketItemRow> findOf(long accountId, long before, int size);

  @Query("SELECT * FROM market_item WHERE giver_account_id = :accountId ORDER BY id")
  List<MarketItemRow> findGiven(long accountId);

  @Query(
      """
      SELECT * FROM market_item
       WHERE taker_account_id = :accountId AND state = 'RESERVED'
       ORDER BY id
      """)
  List<MarketItemRow> findReserved(long accountId);

  @Query(
      """
      SELECT COUNT(*) FROM market_item
       WHERE giver_account_id = :accountId AND state IN ('CHECKING', 'REVIEW', 'LISTED', 'RESERVED')
      """)
  int countOffered(long accountId);

  @Query("SELECT id FROM market_item WHERE due_at <= :now ORDER BY due_at LIMIT :size")
  List<Long> findDue(Instant now, int size);

  @Query(
      """
      INSERT INTO market_item
        (id, district, subdistrict, community, giver_account_id, title, description, place, points,
         photo_ids, state, due_at, abuses, created_at, version)
      VALUES
        (:id, :district, :subdistrict, :community, :giver, :title, :description, :place, :points,
         :photoIds, :state, :dueAt, 0, :now, 0)
      """)
  void insert(
      long id,
      String district,
      @Nullable String subdistrict,
      String community,
      long giver,
      String title,
      String description,
      String place,
      long points,
      String photoIds,
      String state,
      Instant dueAt,
      Instant now);

  /** To a state in which nobody has reserved it. */
  @Query(
      """
      UPDATE market_item
         SET state = :state, doubt = COALESCE(:doubt, doubt), taker_account_id = NULL,
             reservation_id = NULL, code = NULL, due_at = :dueAt, version = version + 1
       WHERE id = :id AND version = :version
      """)
  int open(long id, long version, String state, @Nullable String doubt, Instant dueAt);

  @Query(
      """
      UPDATE market_item
         SET state = 'RESERVED', taker_account_id = :taker, code = :code, due_at = :dueAt,
             version = version + 1
       WHERE id = :id AND version = :version
      """)
  int reserve(long id, long version, long taker, String code, Instant dueAt);

  @Query("UPDATE market_item SET reservation_id = :reservationId WHERE id = :id")
  int setReservation(long id, long reservationId);

  @Query(
      """
      UPDATE market_item
         SET state = :state, note = :note, code = NULL, due_at = NULL, ended_at = :now,
             version = version + 1
       WHERE id = :id AND version = :version
      """)
  int end(long id, long version, String state, @Nullable String note, Instant now);

  /** Returns 0 when the account had said so. */
  @Query(
      """
      INSERT IGNORE INTO market_abuse (item_id, account_id, reason, created_at)
      VALUES (:itemId, :accountId, :reason, :now)
      """)
  int addAbuse(long itemId, long accountId, String reason, Instant now);

  @Query("UPDATE market_item SET abuses = abuses + 1 WHERE id = :id")
  int countAbuse(long id);

  @Query("UPDATE market_item SET abuses = 0 WHERE id = :id")
  int clearAbuses(long id);

  @Query("UPDATE market_item SET giver_account_id = :to WHERE giver_account_id = :from")
  int moveGiver(long from, long to);

  @Query("UPDATE market_item SET taker_account_id = :to WHERE taker_account_id = :from")
  int moveTaker(long from, long to);

  @Query("UPDATE market_item SET taker_account_id = NULL WHERE taker_account_id = :accountId")
  int forgetTaker(long accountId);

  @Query(
      """
      DELETE FROM market_abuse
       WHERE item_id IN (SELECT id FROM market_item WHERE giver_account_id = :accountId)
      """)
  int deleteAbusesOfGiven(long accountId);

  @Query("DELETE FROM market_item WHERE giver_account_id = :accountId")
  int deleteGiven(long accountId);

  @Query("UPDATE IGNORE market_abuse SET account_id = :to WHERE account_id = :from")
  int moveAbuses(long from, long to);

  @Query("DELETE FROM market_abuse WHERE account_id = :accountId")
  int deleteAbusesBy(long accountId);
}

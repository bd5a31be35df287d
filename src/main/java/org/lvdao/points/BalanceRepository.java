package org.lvdao.points;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept for reading: balances, lots and what is pending. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BalanceRepository extends GenericRepository<BalanceRow, Long> {

  /** Makes all who book for the holder wait for each other. */
  @Query(
      """
      SELECT * FROM points_balance WHERE holder_id = :holderId AND district = :district FOR UPDATE
      """)
  Optional<BalanceRow> lock(long holderId, String district);

  @Query("SELECT * FROM points_balance WHERE holder_id = :holderId AND district = :district")
  Optional<BalanceRow> find(long holderId, String district);

  /** Where else it has something, or owes it. */
  @Query(
      """
      SELECT district FROM points_balance
       WHERE holder_id = :holderId AND district <> :district
         AND available + pending + reserved + receivable > 0
       ORDER BY district
      """)
  List<String> findOtherDistricts(long holderId, String district);

  /**
   * Not by INSERT IGNORE, which takes a lock that two may have and neither can turn into the one it
   * needs.
   */
  @Query(
      """
      INSERT INTO points_balance
        (holder_id, district, available, pending, reserved, receivable, entry_no)
      VALUES (:holderId, :district, 0, 0, 0, 0, 0)
          ON DUPLICATE KEY UPDATE entry_no = entry_no
      """)
  void open(long holderId, String district);

  @Query(
      """
      UPDATE points_balance
         SET available = :available, pending = :pending, reserved = :reserved,
             receivable = :receivable, entry_no = :entryNo, last_at = :lastAt
       WHERE holder_id = :holderId AND district = :district AND entry_no = :entryNo - 1
      """)
  int update(
      long holderId,
      String district,
      long available,
      long pending,
      long reserved,
      long receivable,
      long entryNo,
      Instant lastAt);

  /** Those that points may still come into, and others with something left. */
  @Query(
      """
      SELECT * FROM points_lot
       WHERE holder_id = :holderId AND district = :district
         AND (expires_at > :now OR available <> 0 OR reserved <> 0)
       ORDER BY expires_at
      """)
  List<LotRow> findLots(long holderId, String district, Instant now);

  @Query("SELECT * FROM points_lot WHERE id = :id")
  Optional<LotRow> findLot(long id);

  @Query("SELECT id FROM points_lot WHERE due_at <= :now ORDER BY due_at, id LIMIT :size")
  List<Long> findDueLots(Instant now, int size);

  @Query(
      "UPDATE points_lot SET available = :available, reserved = :reserved, due_at = :dueAt"
          + " WHERE id = :id")
  int updateLot(long id, long available, long reserved, @Nullable Instant dueAt);

  @Query(
      """
      INSERT INTO points_lot (id, holder_id, district, expires_at, available, reserved, due_at)
      VALUES (:id, :holderId, :district, :expiresAt, :available, :reserved, :dueAt)
      """)
  void insertLot(
      long id,
      long holderId,
      String district,
      Instant expiresAt,
      long available,
      long reserved,
      @Nullable Instant dueAt);

  @Query(
      """
      INSERT INTO points_pending
        (transaction_id, holder_id, district, points, due_at, grants_when_due)
      VALUES (:transactionId, :holderId, :district, :points, :dueAt, :grantsWhenDue)
      """)
  void insertPending(
      long transactionId,
      long holderId,
      String district,
      long points,
      Instant dueAt,
      boolean grantsWhenDue);

  @Query("SELECT * FROM points_pending WHERE transaction_id = :transactionId")
  Optional<PendingRow> findPending(long transactionId);

  @Query("DELETE FROM points_pending WHERE transaction_id = :transactionId")
  int deletePending(long transactionId);

  @Query(
      """
      SELECT transaction_id FROM points_pending
       WHERE due_at <= :now
       ORDER BY due_at, transaction_id
       LIMIT :size
      """)
  List<Long> findDuePending(Instant now, int size);
}

package org.lvdao.pickup.slot;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface HoldRepository extends GenericRepository<Hold, Long> {

  /** Breaks the key when the account has one. */
  @Query(
      """
      INSERT INTO pickup_hold (id, account_id, slot_id, bulky, expires_at)
      VALUES (:id, :accountId, :slotId, :bulky, :expiresAt)
      """)
  void insert(long id, long accountId, long slotId, boolean bulky, Instant expiresAt);

  @Query("SELECT * FROM pickup_hold WHERE id = :id")
  Optional<Hold> find(long id);

  @Query("SELECT * FROM pickup_hold WHERE account_id = :accountId")
  Optional<Hold> findOf(long accountId);

  /** 0 when somebody else was faster. */
  @Query("DELETE FROM pickup_hold WHERE id = :id")
  int delete(long id);

  @Query("UPDATE pickup_hold SET account_id = :to WHERE account_id = :from")
  int move(long from, long to);

  /** The ids of those whose time is over, the longest over first. */
  @Query(
      """
      SELECT id FROM pickup_hold
       WHERE expires_at <= :now
       ORDER BY expires_at
       LIMIT :size
      """)
  List<Long> findExpired(Instant now, int size);
}

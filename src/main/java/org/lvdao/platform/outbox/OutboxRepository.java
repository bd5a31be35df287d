package org.lvdao.platform.outbox;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface OutboxRepository extends GenericRepository<OutboxRow, Long> {

  /**
   * @param at from when on it is handed over, and its age counts
   */
  @Query(
      """
      INSERT INTO outbox (id, handler, aggregate_id, event, created_at, available_at)
      VALUES (:id, :handler, :aggregateId, :event, :at, :at)
      """)
  void insert(long id, String handler, long aggregateId, String event, Instant at);

  /** SKIP LOCKED only keeps nodes out of each other's way; the conditional claim decides. */
  @Query(
      """
      SELECT id, aggregate_id, event, attempts
        FROM outbox
       WHERE handler = :handler AND parked_at IS NULL AND available_at <= :now
       ORDER BY available_at, id
       LIMIT :size
         FOR UPDATE SKIP LOCKED
      """)
  List<OutboxRow> findAvailable(String handler, Instant now, int size);

  /**
   * Takes the rows until the lease ends: until then they are not available to others.
   *
   * @param owner new with each claim, so that who lost its lease can neither delete nor release the
   *     rows any more, even when it is the same node that took them again
   */
  @Query(
      """
      UPDATE outbox
         SET owner = :owner, available_at = :leaseUntil
       WHERE id IN (:ids) AND parked_at IS NULL AND available_at <= :now
      """)
  int claim(List<Long> ids, String owner, Instant leaseUntil, Instant now);

  @Query("DELETE FROM outbox WHERE id IN (:ids) AND owner = :owner")
  int deleteDone(List<Long> ids, String owner);

  @Query(
      """
      UPDATE outbox
         SET owner = NULL, available_at = :availableAt
       WHERE id IN (:ids) AND owner = :owner
      """)
  int release(List<Long> ids, String owner, Instant availableAt);

  @Query(
      """
      UPDATE outbox
         SET owner = NULL, attempts = attempts + 1, available_at = :availableAt,
             last_error = :error, parked_at = :parkedAt
       WHERE id = :id AND owner = :owner
      """)
  int fail(long id, String owner, Instant availableAt, String error, @Nullable Instant parkedAt);

  @Query("SELECT id FROM outbox WHERE aggregate_id = :aggregateId")
  List<Long> findOf(long aggregateId);

  /**
   * @param ids at least one
   */
  @Query("DELETE FROM outbox WHERE id IN (:ids)")
  int delete(List<Long> ids);

  /**
   * @param handlers at least one
   */
  @Query(
      """
      SELECT id, handler, aggregate_id, created_at, parked_at, attempts, last_error
        FROM outbox
       WHERE handler IN (:handlers) AND parked_at IS NOT NULL AND id > :afterId
       ORDER BY id
       LIMIT :size
      """)
  List<ParkedRow> findParked(List<String> handlers, long afterId, int size);

  @Query(
      """
      SELECT id, handler, aggregate_id, created_at, parked_at, attempts, last_error
        FROM outbox
       WHERE id = :id AND parked_at IS NOT NULL
      """)
  Optional<ParkedRow> findParked(long id);

  @Query(
      """
      UPDATE outbox
         SET parked_at = NULL, attempts = 0, available_at = :now
       WHERE id = :id AND parked_at IS NOT NULL
      """)
  int unpark(long id, Instant now);

  @Query(
      """
      SELECT MIN(created_at) FROM outbox WHERE handler = :handler AND parked_at IS NULL
      """)
  @Nullable Instant oldestPending(String handler);

  @Query("SELECT COUNT(*) FROM outbox WHERE handler = :handler AND parked_at IS NULL")
  long countPending(String handler);

  @Query("SELECT COUNT(*) FROM outbox WHERE handler = :handler AND parked_at IS NOT NULL")
  long countParked(String handler);
}

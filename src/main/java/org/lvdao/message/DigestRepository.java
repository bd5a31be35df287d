package org.lvdao.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface DigestRepository extends GenericRepository<DigestRow, Long> {

  /** Begins a digest, or locks the one that was begun, which keeps its time. */
  @Query(
      """
      INSERT INTO message_digest (account_id, due_at)
      VALUES (:accountId, :dueAt)
          ON DUPLICATE KEY UPDATE due_at = due_at
      """)
  void begin(long accountId, Instant dueAt);

  @Query(
      """
      SELECT account_id FROM message_digest
       WHERE due_at <= :now
       ORDER BY due_at, account_id
       LIMIT :size
      """)
  List<Long> findDue(Instant now, int size);

  /** Empty when it is not due, or another node is at it. */
  @Query(
      """
      SELECT account_id, due_at FROM message_digest
       WHERE account_id = :accountId AND due_at <= :now
         FOR UPDATE SKIP LOCKED
      """)
  Optional<DigestRow> lockDue(long accountId, Instant now);

  @Query("DELETE FROM message_digest WHERE account_id = :accountId")
  int delete(long accountId);

  /** Forgets the time of the one when the other has a digest, too. */
  @Query(
      """
      DELETE twin
        FROM message_digest twin
        JOIN message_digest kept ON kept.account_id = :to
       WHERE twin.account_id = :from
      """)
  int deleteTwin(long from, long to);

  /** Leaves a twin that came this moment. */
  @Query("UPDATE IGNORE message_digest SET account_id = :to WHERE account_id = :from")
  int changeAccount(long from, long to);
}

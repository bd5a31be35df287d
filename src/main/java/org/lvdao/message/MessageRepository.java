package org.lvdao.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface MessageRepository extends GenericRepository<MessageRow, Long> {

  /** Returns 0 when the account has its message of the event already. */
  @Query(
      """
      INSERT IGNORE INTO message
        (id, account_id, notice_key, kind, title, body, path, created_at, waits)
      VALUES (:id, :accountId, :noticeKey, :kind, :title, :body, :path, :at, :waits)
      """)
  int insert(
      long id,
      long accountId,
      String noticeKey,
      String kind,
      String title,
      String body,
      String path,
      Instant at,
      boolean waits);

  /** The unread ones that wait to be pushed together, the newest first. */
  @Query(
      """
      SELECT id FROM message
       WHERE account_id = :accountId AND read_at IS NULL AND waits = TRUE
       ORDER BY id DESC
      """)
  List<Long> findWaiting(long accountId);

  @Query("UPDATE message SET waits = FALSE WHERE account_id = :accountId AND waits = TRUE")
  int endWaiting(long accountId);

  @Query(
      """
      SELECT id, account_id, kind, title, body, path, created_at, read_at, push_channel, pushed_at
        FROM message
       WHERE id = :id
      """)
  Optional<MessageRow> find(long id);

  @Query(
      """
      SELECT id, account_id, kind, title, body, path, created_at, read_at, push_channel, pushed_at
        FROM message
       WHERE account_id = :accountId AND id < :beforeId
       ORDER BY id DESC
       LIMIT :size
      """)
  List<MessageRow> findMine(long accountId, long beforeId, int size);

  @Query(
      """
      SELECT id, account_id, kind, title, body, path, created_at, read_at, push_channel, pushed_at
        FROM message
       WHERE account_id = :accountId AND read_at IS NULL AND id < :beforeId
       ORDER BY id DESC
       LIMIT :size
      """)
  List<MessageRow> findUnread(long accountId, long beforeId, int size);

  @Query("SELECT COUNT(*) FROM message WHERE account_id = :accountId AND read_at IS NULL")
  long countUnread(long accountId);

  @Query("UPDATE message SET read_at = :now WHERE id = :id AND read_at IS NULL")
  int markRead(long id, Instant now);

  @Query("UPDATE message SET read_at = :now WHERE account_id = :accountId AND read_at IS NULL")
  int markAllRead(long accountId, Instant now);

  /** Returns 0 when another way was chosen. */
  @Query(
      """
      UPDATE message
         SET push_channel = :way
       WHERE id = :id AND (push_channel IS NULL OR push_channel = :way)
      """)
  int choose(long id, String way);

  /** The way led nowhere, so another may be chosen. */
  @Query("UPDATE message SET push_channel = NULL WHERE id = :id AND push_channel = :way")
  int unchoose(long id, String way);

  @Query("UPDATE message SET pushed_at = :now WHERE id = :id")
  int markPushed(long id, Instant now);

  /** Forgets what the other account was told of, too. */
  @Query(
      """
      DELETE twin
        FROM message twin
        JOIN message kept ON kept.notice_key = twin.notice_key AND kept.account_id = :to
       WHERE twin.account_id = :from
      """)
  int deleteTwins(long from, long to);

  /** Leaves a twin that came this moment. */
  @Query("UPDATE IGNORE message SET account_id = :to WHERE account_id = :from")
  int changeAccount(long from, long to);

  @Query("DELETE FROM message WHERE created_at < :before LIMIT 1000")
  int deleteOlderThan(Instant before);

  @Query("DELETE FROM message WHERE account_id = :accountId")
  int deleteOf(long accountId);
}

package org.lvdao.message;

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
interface BroadcastRepository extends GenericRepository<BroadcastRow, Long> {

  @Query(
      """
      INSERT INTO broadcast
        (id, district, state, title_zh, body_zh, title_en, body_en, audience, created_at,
         created_by, version)
      VALUES
        (:id, :district, 'DRAFT', :titleZh, :bodyZh, :titleEn, :bodyEn, :audience, :now, :by, 0)
      """)
  void insert(
      long id,
      String district,
      String titleZh,
      String bodyZh,
      @Nullable String titleEn,
      @Nullable String bodyEn,
      String audience,
      Instant now,
      long by);

  @Query("SELECT * FROM broadcast WHERE id = :id")
  Optional<BroadcastRow> find(long id);

  /**
   * The newest first.
   *
   * @param districts at least one, which counts unless it is everywhere
   */
  @Query(
      """
      SELECT * FROM broadcast
       WHERE (:everywhere OR district IN (:districts)) AND id < :beforeId
       ORDER BY id DESC
       LIMIT :size
      """)
  List<BroadcastRow> list(
      boolean everywhere, Collection<String> districts, long beforeId, int size);

  /** Makes those who send in a district wait for each other. */
  @Query(
      """
      SELECT id FROM broadcast
       WHERE district = :district AND state IN ('DRAFT', 'SCHEDULED', 'SENDING')
       ORDER BY id
         FOR UPDATE
      """)
  List<Long> lockOpen(String district);

  /** How many people the district's broadcasts of a period tell; null for none. */
  @Query(
      """
      SELECT SUM(CASE WHEN state = 'CANCELLED' THEN told ELSE audience_size END)
        FROM broadcast
       WHERE district = :district AND send_at >= :since AND send_at < :until
      """)
  @Nullable Long countTold(String district, Instant since, Instant until);

  @Query(
      """
      UPDATE broadcast
         SET state = 'SCHEDULED', audience_size = :audienceSize, send_at = :sendAt,
             due_at = :sendAt, version = version + 1
       WHERE id = :id AND version = :version AND state = 'DRAFT'
      """)
  int schedule(long id, long version, int audienceSize, Instant sendAt);

  /** Waits until the rows that are being written are. */
  @Query(
      """
      UPDATE broadcast
         SET state = 'CANCELLED', ended_at = :now, version = version + 1
       WHERE id = :id AND version = :version AND state IN ('DRAFT', 'SCHEDULED', 'SENDING')
      """)
  int cancel(long id, long version, Instant now);

  @Query(
      """
      SELECT id FROM broadcast
       WHERE state IN ('SCHEDULED', 'SENDING') AND due_at <= :now
       ORDER BY due_at, id
       LIMIT :size
      """)
  List<Long> findDue(Instant now, int size);

  /** Empty when nothing is to be done, or another node is at it. */
  @Query(
      """
      SELECT * FROM broadcast
       WHERE id = :id AND state IN ('SCHEDULED', 'SENDING') AND due_at <= :now
         FOR UPDATE SKIP LOCKED
      """)
  Optional<BroadcastRow> lockDue(long id, Instant now);

  /** Behind the last push of all that are being sent; null when there is none. */
  @Query("SELECT MAX(push_at) FROM broadcast WHERE state = 'SENDING'")
  @Nullable Instant lastPush();

  @Query(
      """
      UPDATE broadcast
         SET state = 'SENDING', community = :community, after_account = :afterAccount,
             written = :written, told = told + :told, pushes = pushes + :pushes,
             push_at = :pushAt, due_at = :dueAt, started_at = COALESCE(started_at, :now)
       WHERE id = :id
      """)
  int goOn(
      long id,
      @Nullable String community,
      long afterAccount,
      boolean written,
      int told,
      int pushes,
      @Nullable Instant pushAt,
      Instant dueAt,
      Instant now);

  @Query("UPDATE broadcast SET state = 'SENT', ended_at = :now WHERE id = :id")
  int finish(long id, Instant now);
}

package org.lvdao.household;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface DeliveryRepository extends GenericRepository<DeliveryRow, Long> {
  String SELECT =
      """
      SELECT id, source, source_id, event_id, district, community, card, household_id, member_id,
             at, received_at, clock_skew, grams, fill_level, photo_id, grade, grade_note,
             graded_at, state, reason, points, rule, decided_at, decision_note, version
        FROM delivery
      """;

  @Query(SELECT + " WHERE id = :id")
  Optional<DeliveryRow> find(long id);

  @Query(SELECT + " WHERE source_id = :sourceId AND event_id = :eventId")
  DeliveryRow findEvent(long sourceId, String eventId);

  /** Makes requests of one source wait for each other until the transaction ends. */
  @Query(
      """
      INSERT INTO delivery_source (id, told_at) VALUES (:sourceId, :now)
          ON DUPLICATE KEY UPDATE told_at = :now
      """)
  void lockSource(long sourceId, Instant now);

  /** Returns 0 when the source told the event before. */
  @Query(
      """
      INSERT IGNORE INTO delivery (id, source, source_id, event_id, district, community, card,
                                   household_id, member_id, at, received_at, clock_skew, grams,
                                   fill_level, grade, grade_note, graded_by, graded_at, state,
                                   reason, points, version)
      VALUES (:id, :source, :sourceId, :eventId, :district, :community, :card, :householdId,
              :memberId, :at, :receivedAt, :clockSkew, :grams, :fillLevel, :grade, :gradeNote,
              :gradedBy, :gradedAt, :state, :reason, 0, 0)
      """)
  int insert(
      long id,
      DeliverySource source,
      long sourceId,
      String eventId,
      String district,
      @Nullable String community,
      @Nullable String card,
      @Nullable Long householdId,
      @Nullable Long memberId,
      Instant at,
      Instant receivedAt,
      long clockSkew,
      long grams,
      @Nullable Integer fillLevel,
      @Nullable String grade,
      @Nullable String gradeNote,
      @Nullable Long gradedBy,
      @Nullable Instant gradedAt,
      DeliveryRow.State state,
      @Nullable String reason);

  @Query(
      """
      UPDATE delivery SET points = :points, rule = :rule, reason = :reason, passed = :passed
       WHERE id = :id
      """)
  int reward(
      long id,
      long points,
      @Nullable String rule,
      @Nullable String reason,
      @Nullable Boolean passed);

  @Query("UPDATE delivery SET photo_id = :photoId WHERE id = :id")
  int show(long id, long photoId);

  @Query(
      """
      UPDATE delivery
         SET state = :state, household_id = :householdId, grams = :grams, decided_by = :by,
             decided_at = :now, decision_note = :note, version = version + 1
       WHERE id = :id AND version = :version AND state = 'REVIEW'
      """)
  int decide(
      long id,
      long version,
      DeliveryRow.State state,
      @Nullable Long householdId,
      long grams,
      long by,
      Instant now,
      @Nullable String note);

  @Query(
      """
      UPDATE delivery
         SET grade = :grade, grade_note = :note, graded_by = :by, graded_at = :now,
             version = version + 1
       WHERE id = :id AND version = :version AND graded_at IS NULL
      """)
  int grade(long id, long version, String grade, @Nullable String note, long by, Instant now);

  /** Those that wait for a review, the longest waiting first. */
  @Query(
      SELECT
          + """
             WHERE state = 'REVIEW' AND id > :after
               AND (:everywhere OR district IN (:districts) OR community IN (:communities))
             ORDER BY id
             LIMIT :limit
            """)
  List<DeliveryRow> waiting(
      boolean everywhere, List<String> districts, List<String> communities, long after, int limit);

  /**
   * The newest first.
   *
   * @param first whether the list begins here; else it goes on before the moment and id
   */
  @Query(
      SELECT
          + """
             WHERE household_id = :householdId
               AND (:first OR at < :beforeAt OR (at = :beforeAt AND id < :beforeId))
             ORDER BY at DESC, id DESC
             LIMIT :limit
            """)
  List<DeliveryRow> of(long householdId, boolean first, Instant beforeAt, long beforeId, int limit);

  @Query(SELECT + " WHERE member_id = :memberId AND id > :after ORDER BY id LIMIT :limit")
  List<DeliveryRow> by(long memberId, long after, int limit);

  @Query("UPDATE delivery SET member_id = :to WHERE member_id = :from")
  int changeMember(long from, long to);
}

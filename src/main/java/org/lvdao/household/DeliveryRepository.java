package org.lvdao.household;

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

  /**
   * @param ids at least one
   */
  @Query(SELECT + " WHERE id IN (:ids) ORDER BY at, id")
  List<DeliveryRow> findAll(Collection<Long> ids);

  /**
   * What households brought in a period, but for what was refused.
   *
   * @param households at least one
   */
  @Query(
      """
      SELECT d.id, d.household_id, d.member_id, d.source_id, d.community, v.site, d.at,
             d.clock_skew, d.grams
        FROM delivery d
        LEFT JOIN delivery_device v ON v.id = d.source_id
       WHERE d.household_id IN (:households) AND d.at >= :since AND d.at <= :until
         AND d.state <> 'REJECTED'
      """)
  List<Trace> traces(Collection<Long> households, Instant since, Instant until);

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
         SET state = :state, household_id = :householdId, grams = :grams, at = :at,
             decided_by = :by, decided_at = :now, decision_note = :note, version = version + 1
       WHERE id = :id AND version = :version AND state = 'REVIEW'
      """)
  int decide(
      long id,
      long version,
      DeliveryRow.State state,
      @Nullable Long householdId,
      long grams,
      Instant at,
      long by,
      Instant now,
      @Nullable String note);

  /** Refuses one that was accepted, which is worth nothing then. */
  @Query(
      """
      UPDATE delivery
         SET state = 'REJECTED', reason = 'REVERSED', points = 0, rule = NULL, decided_by = :by,
             decided_at = :now, decision_note = :note, version = version + 1
       WHERE id = :id AND version = :version AND state = 'ACCEPTED'
      """)
  int reverse(long id, long version, long by, Instant now, String note);

  @Query(
      """
      UPDATE delivery
         SET grade = :grade, grade_note = :note, graded_by = :by, graded_at = :now,
             version = version + 1
       WHERE id = :id AND version = :version AND graded_at IS NULL
      """)
  int grade(long id, long version, String grade, @Nullable String note, long by, Instant now);

  /** Those of a household at devices of a community that nobody graded, the first one first. */
  @Query(
      SELECT
          + """
             WHERE household_id = :householdId AND at >= :since AND at <= :until
               AND community = :community AND source <> 'INSPECTOR' AND graded_at IS NULL
               AND state <> 'REJECTED'
             ORDER BY at, id
            """)
  List<DeliveryRow> ungraded(long householdId, String community, Instant since, Instant until);

  /** In place of what it was told with, while it is decided. */
  @Query(
      """
      UPDATE delivery
         SET grade = :grade, grade_note = :note, graded_by = :by, graded_at = :now
       WHERE id = :id
      """)
  int gradeAnew(long id, String grade, @Nullable String note, long by, Instant now);

  /**
   * Those that wait for a review, the longest waiting first.
   *
   * @param district empty for all
   * @param reason empty for all
   */
  @Query(
      SELECT
          + """
             WHERE state = 'REVIEW' AND id > :after
               AND (:district = '' OR district = :district)
               AND (:reason = '' OR FIND_IN_SET(:reason, reason) > 0)
               AND (:everywhere OR district IN (:districts) OR community IN (:communities))
             ORDER BY id
             LIMIT :limit
            """)
  List<DeliveryRow> waiting(
      boolean everywhere,
      List<String> districts,
      List<String> communities,
      String district,
      String reason,
      long after,
      int limit);

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

  /** Who brought what was accepted; of a household's card, its head. */
  @Query(
      """
      SELECT DISTINCT COALESCE(d.member_id, m.account_id)
        FROM delivery d
        LEFT JOIN household_member m ON m.household_id = d.household_id AND m.head
       WHERE d.district = :district AND d.at >= :from AND d.at < :until AND d.state = 'ACCEPTED'
         AND COALESCE(d.member_id, m.account_id) IS NOT NULL
      """)
  List<Long> findSorters(String district, Instant from, Instant until);
}

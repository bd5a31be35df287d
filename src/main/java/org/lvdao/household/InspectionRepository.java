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
interface InspectionRepository extends GenericRepository<InspectionRow, Long> {
  String SELECT =
      """
      SELECT id, inspector_id, household_id, community, at, grade, note, photo_id, delivery_id
        FROM delivery_inspection
      """;

  @Query(SELECT + " WHERE inspector_id = :inspectorId AND event_id = :eventId")
  Optional<InspectionRow> findEvent(long inspectorId, String eventId);

  @Query(
      """
      INSERT INTO delivery_inspection (id, inspector_id, event_id, district, community,
                                       household_id, at, received_at, grade, note)
      VALUES (:id, :inspectorId, :eventId, :district, :community, :householdId, :at, :receivedAt,
              :grade, :note)
      """)
  void insert(
      long id,
      long inspectorId,
      String eventId,
      String district,
      String community,
      long householdId,
      Instant at,
      Instant receivedAt,
      String grade,
      @Nullable String note);

  @Query("UPDATE delivery_inspection SET photo_id = :photoId WHERE id = :id")
  int show(long id, long photoId);

  /**
   * Those of a period that wait for a delivery.
   *
   * @param households at least one
   */
  @Query(
      SELECT
          + """
             WHERE household_id IN (:households) AND at >= :since AND at <= :until
               AND delivery_id IS NULL
             ORDER BY at DESC
            """)
  List<InspectionRow> open(Collection<Long> households, Instant since, Instant until);

  @Query("UPDATE delivery_inspection SET delivery_id = :deliveryId WHERE id = :id")
  int use(long id, long deliveryId);
}

package org.lvdao.household;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What comparable households do, counted each night. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface NormRepository extends GenericRepository<DeliveryRow, Long> {

  /**
   * The 99th percentile of the weights of an area.
   *
   * @param area code of a community, or of a district
   */
  @Introspected
  record Norm(String area, long heavyGrams) {}

  /**
   * @param areas at least one
   */
  @Query("SELECT area, heavy_grams FROM delivery_norm WHERE area IN (:areas)")
  List<Norm> norms(Collection<String> areas);

  @Query(
      """
      INSERT INTO delivery_norm (area, deliveries, heavy_grams, counted_at)
      VALUES (:area, :deliveries, :heavyGrams, :now)
          ON DUPLICATE KEY UPDATE deliveries = :deliveries, heavy_grams = :heavyGrams,
                                  counted_at = :now
      """)
  void keep(String area, long deliveries, long heavyGrams, Instant now);

  @Query("DELETE FROM delivery_norm WHERE counted_at < :before LIMIT 1000")
  int deleteNorms(Instant before);

  /** How many deliveries had a weight. */
  @Introspected
  record Weighed(long grams, long deliveries) {}

  /** One row a weight, so as many as there are grams in the heaviest at most. */
  @Query(
      """
      SELECT grams, COUNT(*) AS deliveries FROM delivery
       WHERE district = :district AND community = :community AND at >= :since
         AND state = 'ACCEPTED'
       GROUP BY grams
       ORDER BY grams
      """)
  List<Weighed> weights(String district, String community, Instant since);

  /**
   * Who takes the deliveries of a household.
   *
   * @param inspectorId one of them
   */
  @Introspected
  record Company(long householdId, long inspectorId, long inspectors, long deliveries) {}

  /** One row a household that inspectors met often enough. */
  @Query(
      """
      SELECT household_id, MIN(source_id) AS inspector_id,
             COUNT(DISTINCT source_id) AS inspectors, COUNT(*) AS deliveries
        FROM delivery
       WHERE district = :district AND community = :community AND at >= :since
         AND state = 'ACCEPTED' AND source = 'INSPECTOR'
       GROUP BY household_id
      HAVING COUNT(*) >= :least
      """)
  List<Company> companies(String district, String community, Instant since, long least);

  @Query(
      """
      INSERT INTO delivery_pair (household_id, inspector_id, deliveries, counted_at)
      VALUES (:householdId, :inspectorId, :deliveries, :now)
          ON DUPLICATE KEY UPDATE
             raised_at = IF(inspector_id = :inspectorId, raised_at, NULL),
             inspector_id = :inspectorId, deliveries = :deliveries, counted_at = :now
      """)
  void pair(long householdId, long inspectorId, long deliveries, Instant now);

  @Query("DELETE FROM delivery_pair WHERE counted_at < :before LIMIT 1000")
  int deletePairs(Instant before);

  /**
   * Those of the households that are always with the inspector and were not held for it lately.
   *
   * @param households at least one
   */
  @Query(
      """
      SELECT household_id FROM delivery_pair
       WHERE household_id IN (:households) AND inspector_id = :inspectorId
         AND (raised_at IS NULL OR raised_at < :before)
      """)
  Set<Long> pairs(Collection<Long> households, long inspectorId, Instant before);

  @Query("UPDATE delivery_pair SET raised_at = :now WHERE household_id = :householdId")
  int raised(long householdId, Instant now);
}

package org.lvdao.pickup.recyclables;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.catalogue.MaterialCategory;

/** Postings, which are only ever added. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PostingRepository extends GenericRepository<PostingRow, Long> {

  @Query(
      """
      INSERT INTO recyclables_posting (movement_id, account, category, place_id, grams, district, at)
      VALUES (:movementId, :account, :category, :placeId, :grams, :district, :at)
      """)
  void insert(List<PostingRow> rows);

  @Query(
      """
      SELECT * FROM recyclables_posting
       WHERE movement_id IN (:movementIds)
       ORDER BY movement_id, category, grams, account
      """)
  List<PostingRow> findOf(Collection<Long> movementIds);

  /** What is on an account of all places of a district. */
  @Introspected
  record AccountSum(MaterialCategory category, LotAccount account, long grams) {}

  /** As it was at the moment. */
  @Query(
      """
      SELECT category, account, SUM(grams) AS grams
        FROM recyclables_posting
       WHERE district = :district AND at <= :moment
       GROUP BY category, account
      """)
  List<AccountSum> sums(String district, Instant moment);

  /**
   * What was collected.
   *
   * @param subdistrict null when it is unknown
   */
  @Introspected
  record CollectedSum(
      MaterialCategory category,
      long stationId,
      @Nullable String subdistrict,
      LocalDate day,
      long grams) {}

  /**
   * By the day it was collected on, corrections with what they correct.
   *
   * @param last part of the period
   */
  @Query(
      """
      SELECT p.category, p.place_id AS station_id, m.subdistrict, m.day, -SUM(p.grams) AS grams
        FROM recyclables_movement m
        JOIN recyclables_posting p ON p.movement_id = m.id AND p.account = 'COLLECTED'
       WHERE m.district = :district AND m.day BETWEEN :first AND :last
         AND m.kind IN ('COLLECTED', 'CORRECTED')
       GROUP BY p.category, p.place_id, m.subdistrict, m.day
      """)
  List<CollectedSum> collected(String district, LocalDate first, LocalDate last);
}

package org.lvdao.points.earning;

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
interface EarningRepository extends GenericRepository<EarningRow, Long> {
  String COLUMNS =
      "SELECT delivery_id, household_id, district, at, grams, grade, first_one, rules_id, points,"
          + " calculation, transaction_id, held FROM points_earning ";

  @Query(COLUMNS + "WHERE delivery_id = :deliveryId")
  Optional<EarningRow> find(long deliveryId);

  @Query(
      """
      INSERT INTO points_earning
        (delivery_id, household_id, district, at, grams, grade, first_one, rules_id, points,
         calculation, transaction_id, held)
      VALUES
        (:deliveryId, :householdId, :district, :at, :grams, :grade, :firstOne, :rulesId, :points,
         :calculation, :transactionId, :held)
      """)
  void insert(
      long deliveryId,
      long householdId,
      String district,
      Instant at,
      long grams,
      @Nullable String grade,
      boolean firstOne,
      @Nullable Long rulesId,
      long points,
      String calculation,
      @Nullable Long transactionId,
      boolean held);

  @Query(
      """
      UPDATE points_earning
         SET grade = :grade, first_one = :firstOne, points = :points, calculation = :calculation
       WHERE delivery_id = :deliveryId
      """)
  void change(
      long deliveryId, @Nullable String grade, boolean firstOne, long points, String calculation);

  @Query("DELETE FROM points_earning WHERE delivery_id = :deliveryId")
  int delete(long deliveryId);

  /**
   * Whether another delivery of the households was a first one.
   *
   * @param households at least one
   */
  @Query(
      """
      SELECT COUNT(*) FROM points_earning
       WHERE household_id IN (:households) AND first_one AND delivery_id <> :exceptId
      """)
  long countFirst(Collection<Long> households, long exceptId);

  /**
   * The deliveries until a moment in their order, beginning after one of them.
   *
   * @param at of that one
   */
  @Query(
      COLUMNS
          + """
          WHERE district = :district AND at >= :at AND at < :to
            AND (at > :at OR delivery_id > :deliveryId)
          ORDER BY at, delivery_id
          LIMIT :size
          """)
  List<EarningRow> findAfter(String district, Instant at, long deliveryId, Instant to, int size);
}

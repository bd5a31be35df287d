package org.lvdao.household.participation;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.lvdao.platform.database.Sql;
import org.lvdao.platform.database.SqlQueries;

/** Counts the households of a district by community and week. */
@Singleton
class ParticipationRepository {
  /** By an index that has all of it, in the order of the groups. */
  private static final String DELIVERED =
      """
      SELECT community, monday,
             SUM(CASE WHEN registered AND deliveries > 0 THEN 1 ELSE 0 END),
             SUM(deliveries), SUM(grams), SUM(graded), SUM(passed), SUM(points)
        FROM household_week
       WHERE district = :district AND monday >= :from AND monday <= :to
       GROUP BY monday, community
      HAVING SUM(deliveries) > 0
      """;

  /**
   * Each residence in the first and the last of the weeks in whose end it stood, counted from 0 on;
   * -1 for one that lasts. In Shanghai all weeks are of the same length: there is no summer time.
   */
  private static final String REGISTERED =
      """
      SELECT community, came, went, COUNT(*)
        FROM (SELECT community,
                     CASE WHEN since < :end THEN 0
                          ELSE 1 + TIMESTAMPDIFF(MICROSECOND, :end, since) DIV 604800000000
                     END AS came,
                     CASE WHEN left_at IS NULL THEN -1
                          ELSE TIMESTAMPDIFF(MICROSECOND, :end, left_at) DIV 604800000000
                     END AS went
                FROM household_residence
               WHERE district = :district AND since < :last
                 AND (left_at IS NULL OR left_at >= :end)) r
       GROUP BY community, came, went
      """;

  private final SqlQueries queries;

  ParticipationRepository(SqlQueries queries) {
    this.queries = queries;
  }

  /** What was delivered in a community in a week. */
  record Delivered(
      String community,
      LocalDate monday,
      long participating,
      long deliveries,
      long grams,
      long graded,
      long passed,
      long points) {}

  List<Delivered> delivered(String district, Week from, Week to) {
    return queries.list(
        Sql.named(
            DELIVERED, Map.of("district", district, "from", from.monday(), "to", to.monday())),
        row ->
            new Delivered(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8)));
  }

  /**
   * Households that were registered in a community from the end of one week to that of another.
   *
   * @param came the first week, 0 for the first of the period, or before
   * @param went the last one; -1 when they still are
   */
  record Registered(String community, int came, int went, long households) {}

  List<Registered> registered(String district, Week from, Week to) {
    return queries.list(
        Sql.named(REGISTERED, Map.of("district", district, "end", from.end(), "last", to.end())),
        row -> new Registered(row.getString(1), row.getInt(2), row.getInt(3), row.getLong(4)));
  }
}

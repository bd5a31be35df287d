package org.lvdao.household.participation;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.database.Sql;
import org.lvdao.platform.database.SqlQueries;

/** Counts the households that take part in rankings, group by group. */
@Singleton
class RankRepository {
  private static final String PLACE =
      "SELECT district, community, HEX(building), ranked FROM household WHERE id = :id";

  /** Of the households that were registered when the week ended, where they live now. */
  private static final String GROUPS =
      """
      SELECT %s, COUNT(*), COUNT(w.household_id)
        FROM household h
        LEFT JOIN household_week w
          ON w.household_id = h.id AND w.monday = :monday AND w.deliveries > 0
       WHERE h.district = :district AND h.community IN (:communities)
         AND h.ranked AND h.ended_at IS NULL AND h.created_at < :end
       GROUP BY 1
      """;

  private final SqlQueries queries;

  RankRepository(SqlQueries queries) {
    this.queries = queries;
  }

  /**
   * Where a household stands.
   *
   * @param building stands for it within the community; null when it is not known
   * @param ranked whether the household takes part in rankings
   */
  record Place(String district, String community, @Nullable String building, boolean ranked) {}

  Optional<Place> find(long householdId) {
    return queries
        .list(
            Sql.named(PLACE, Map.of("id", householdId)),
            row ->
                new Place(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
        .stream()
        .findFirst();
  }

  /** The buildings of a community, with an empty code for those that are not known. */
  List<RankedGroup> buildings(String district, String community, Week week) {
    return groups("COALESCE(HEX(h.building), '')", district, List.of(community), week);
  }

  List<RankedGroup> communities(String district, List<String> communities, Week week) {
    return communities.isEmpty() ? List.of() : groups("h.community", district, communities, week);
  }

  private List<RankedGroup> groups(
      String by, String district, List<String> communities, Week week) {
    return queries.list(
        Sql.named(
            GROUPS.formatted(by),
            Map.of(
                "district",
                district,
                "communities",
                communities,
                "monday",
                week.monday(),
                "end",
                week.end())),
        row -> new RankedGroup(row.getString(1), row.getLong(2), row.getLong(3)));
  }
}

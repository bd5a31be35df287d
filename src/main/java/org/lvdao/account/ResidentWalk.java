package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Residents.Resident;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;

/**
 * Walks through the residents of areas, community after community and in each from the oldest
 * account on, so many at a time. It can be left and taken up again, on any node.
 */
@Singleton
public class ResidentWalk {
  private final Residents residents;
  private final AreaService areas;

  ResidentWalk(Residents residents, AreaService areas) {
    this.residents = residents;
    this.areas = areas;
  }

  /** Where the walk stands: behind a person of a community. */
  public record Place(String community, long afterAccount) {}

  /**
   * The next people.
   *
   * @param next where to go on; null when these were the last
   */
  public record Batch(List<Resident> people, @Nullable Place next) {}

  /**
   * @param codes of districts, subdistricts or communities
   * @param from null to begin
   * @param size the most at a time
   */
  public Batch next(List<String> codes, @Nullable Place from, int size) {
    var communities = communities(codes);
    var rest = from == null ? communities : communities.tailSet(from.community(), true);
    var found = new ArrayList<Resident>();
    for (var community : rest) {
      long after = from != null && community.equals(from.community()) ? from.afterAccount() : 0;
      int wanted = size - found.size();
      var neighbours = residents.livingIn(community, after, wanted);
      found.addAll(neighbours);
      if (neighbours.size() == wanted) {
        return new Batch(found, new Place(community, neighbours.getLast().accountId()));
      }
    }
    return new Batch(found, null);
  }

  private NavigableSet<String> communities(List<String> codes) {
    var communities = new TreeSet<String>();
    for (var code : codes) {
      areas.find(code).map(areas::communitiesIn).orElse(List.of()).stream()
          .map(Area::code)
          .forEach(communities::add);
    }
    return communities;
  }
}

package org.lvdao.message;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Residents;
import org.lvdao.account.Residents.Resident;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;

/**
 * Walks through the people a broadcast tells, community after community and in each from the oldest
 * account on, so many at a time. Counting them and telling them is the same walk.
 */
@Singleton
class Audiences {
  private final Residents residents;
  private final AreaService areas;
  private final DeviceRepository devices;
  private final ReporterActivity reporters;
  private final InstantSource clock;

  Audiences(
      Residents residents,
      AreaService areas,
      DeviceRepository devices,
      ReporterActivity reporters,
      InstantSource clock) {
    this.residents = residents;
    this.areas = areas;
    this.devices = devices;
    this.reporters = reporters;
    this.clock = clock;
  }

  /** Where the walk stands: behind a person of a community. */
  record Place(String community, long afterAccount) {}

  /**
   * The next people.
   *
   * @param people may be none although more follow, when none of those looked at is meant
   * @param next where to go on; null when these were the last
   */
  record Batch(List<Resident> people, @Nullable Place next) {}

  /**
   * @param from null to begin
   * @param size at how many residents to look
   */
  Batch next(String district, BroadcastAudience audience, @Nullable Place from, int size) {
    var communities = communities(district, audience);
    var rest = from == null ? communities : communities.tailSet(from.community(), true);
    var found = new ArrayList<Resident>();
    for (var community : rest) {
      long after = from != null && community.equals(from.community()) ? from.afterAccount() : 0;
      int wanted = size - found.size();
      var neighbours = residents.livingIn(community, after, wanted);
      found.addAll(neighbours);
      if (neighbours.size() == wanted) {
        var last = neighbours.getLast().accountId();
        return new Batch(meant(audience, found), new Place(community, last));
      }
    }
    return new Batch(meant(audience, found), null);
  }

  private NavigableSet<String> communities(String district, BroadcastAudience audience) {
    var codes = audience.areas().isEmpty() ? List.of(district) : audience.areas();
    var communities = new TreeSet<String>();
    for (var code : codes) {
      areas.find(code).map(areas::communitiesIn).orElse(List.of()).stream()
          .map(Area::code)
          .forEach(communities::add);
    }
    return communities;
  }

  private List<Resident> meant(BroadcastAudience audience, List<Resident> people) {
    if (people.isEmpty()) {
      return people;
    }
    var ids = people.stream().map(Resident::accountId).toList();
    var meant = new TreeSet<>(ids);
    if (Boolean.TRUE.equals(audience.hasApp())) {
      meant.retainAll(Set.copyOf(devices.findOwners(ids)));
    }
    var days = audience.reportedWithinDays();
    if (days != null) {
      meant.retainAll(reporters.reportedSince(ids, clock.instant().minus(Duration.ofDays(days))));
    }
    var language = audience.language();
    return people.stream()
        .filter(person -> meant.contains(person.accountId()))
        .filter(person -> language == null || language.code().equals(person.language()))
        .toList();
  }
}

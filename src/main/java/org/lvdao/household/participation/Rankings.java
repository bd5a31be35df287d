package org.lvdao.household.participation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;

/**
 * Ranks the building of a household among those of its community (社区), and that among those of its
 * subdistrict (街道), by the last whole week.
 */
@Singleton
public class Rankings {
  /** A whole week changes by late deliveries only, and all of a subdistrict ask for the same. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private static final int MOST_KEPT = 5_000;

  private final RankRepository ranks;
  private final AreaService areas;
  private final InstantSource clock;
  private final Cache<Among, List<RankedGroup>> kept;

  Rankings(RankRepository ranks, AreaService areas, InstantSource clock) {
    this.ranks = ranks;
    this.areas = areas;
    this.clock = clock;
    this.kept =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(KEPT)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /**
   * Those that are ranked together: the buildings of a community, or the communities of an area.
   */
  private record Among(String area, boolean buildings, Week week) {}

  /**
   * The ranks of a household; without names of anybody.
   *
   * @param takesPart false when the household wants to be in no ranking; then it sees none either
   * @param week the last whole one, such as {@code 2026-W46}
   * @param building (楼栋) among those of its community; null when the address does not tell it, or
   *     it has too few households
   * @param community (社区) among those of its subdistrict (街道); null when it has too few households
   */
  @Serdeable
  public record View(
      boolean takesPart, String week, @Nullable Ranking building, @Nullable Ranking community) {}

  /**
   * @param building what the household's building is called; null when that is not known
   * @param least households of a group that is ranked
   */
  public View of(long householdId, @Nullable String building, int least) {
    var week = Week.of(clock.instant()).previous();
    var place = ranks.find(householdId).orElseThrow();
    if (!place.ranked()) {
      return new View(false, week.code(), null, null);
    }
    return new View(
        true,
        week.code(),
        ofBuilding(place, building, week, least).orElse(null),
        areas
            .find(place.community())
            .flatMap(community -> ofCommunity(community, week, least))
            .orElse(null));
  }

  private Optional<Ranking> ofBuilding(
      RankRepository.Place place, @Nullable String building, Week week, int least) {
    if (place.building() == null || building == null) {
      return Optional.empty();
    }
    var groups =
        groups(
            new Among(place.community(), true, week),
            among ->
                ranks.buildings(place.district(), place.community(), week).stream()
                    .filter(group -> !group.code().isEmpty())
                    .toList());
    return Ranking.of(place.building(), building, groups, least);
  }

  private Optional<Ranking> ofCommunity(Area community, Week week, int least) {
    var parent = Objects.requireNonNullElse(community.parent(), community.district());
    var groups =
        groups(
            new Among(parent, false, week),
            among ->
                ranks.communities(
                    community.district(),
                    areas.find(parent).stream()
                        .flatMap(area -> areas.communitiesIn(area).stream())
                        .map(Area::code)
                        .toList(),
                    week));
    return Ranking.of(community.code(), community.name(), groups, least);
  }

  private List<RankedGroup> groups(Among among, Function<Among, List<RankedGroup>> count) {
    return Objects.requireNonNull(kept.get(among, count));
  }
}

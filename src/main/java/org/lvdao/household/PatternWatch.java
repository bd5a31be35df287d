package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sees deliveries that look like cheating while they are taken in. Reads what it needs for a whole
 * group at once, under the locks of its households: so two bins that tell of one household at the
 * same time see each other.
 */
@Singleton
class PatternWatch {
  private final DeliveryRepository deliveries;
  private final NormRepository norms;
  private final PatternSettings settings;
  private final Patterns patterns;
  private final InstantSource clock;

  PatternWatch(
      DeliveryRepository deliveries,
      NormRepository norms,
      PatternSettings settings,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.norms = norms;
    this.settings = settings;
    this.patterns = new Patterns(settings);
    this.clock = clock;
  }

  /** What is known around the deliveries of a group. */
  final class Group {
    private final Map<Long, List<Trace>> traces = new HashMap<>();
    private final Map<String, Long> heavy = new HashMap<>();
    private final Set<Long> pairs = new HashSet<>();

    private Group() {}

    Set<Doubt> doubts(Trace one, HouseholdRow home) {
      var doubts = EnumSet.noneOf(Doubt.class);
      doubts.addAll(patterns.of(one, of(one.householdId())).keySet());
      var norm = heavy.getOrDefault(home.community(), heavy.get(home.district()));
      if (norm != null && one.grams() > Math.max(norm, settings.heavyGrams())) {
        doubts.add(Doubt.HEAVY);
      }
      if (pairs.contains(one.householdId())) {
        doubts.add(Doubt.ALWAYS_TOGETHER);
      }
      return doubts;
    }

    /** Once it is written. */
    void add(Trace one, Set<Doubt> doubts) {
      of(one.householdId()).add(one);
      if (doubts.contains(Doubt.ALWAYS_TOGETHER)) {
        pairs.remove(one.householdId());
        norms.raised(one.householdId(), clock.instant());
      }
    }

    private List<Trace> of(long householdId) {
      return traces.computeIfAbsent(householdId, none -> new ArrayList<>());
    }
  }

  /**
   * In the transaction that takes the group in, after its households were locked.
   *
   * @param from when the first of them was made
   * @param to when the last of them was made
   */
  Group look(Teller teller, Collection<HouseholdRow> homes, Instant from, Instant to) {
    var group = new Group();
    if (homes.isEmpty()) {
      return group;
    }
    var ids = homes.stream().map(HouseholdRow::id).toList();
    deliveries
        .traces(ids, from.minus(settings.reach()), to.plus(settings.reach()))
        .forEach(trace -> group.of(trace.householdId()).add(trace));
    var areas =
        homes.stream()
            .flatMap(home -> Stream.of(home.community(), home.district()))
            .distinct()
            .toList();
    norms.norms(areas).forEach(norm -> group.heavy.put(norm.area(), norm.heavyGrams()));
    if (teller.isInspector()) {
      var before = clock.instant().minus(settings.togetherAgain());
      group.pairs.addAll(norms.pairs(ids, teller.id(), before));
    }
    return group;
  }

  /** The other deliveries that make a delivery doubtful, as far as they were not refused. */
  List<DeliveryRow> others(DeliveryRow row) {
    var doubts = Doubt.read(row.reason());
    if (row.householdId() == null || doubts.isEmpty()) {
      return List.of();
    }
    var around =
        deliveries.traces(
            List.of(row.householdId()),
            row.at().minus(settings.reach()),
            row.at().plus(settings.reach()));
    var one = around.stream().filter(trace -> trace.id() == row.id()).findFirst().orElse(null);
    if (one == null) {
      return List.of();
    }
    var ids =
        patterns
            .of(one, around.stream().filter(trace -> trace.id() != row.id()).toList())
            .entrySet()
            .stream()
            .filter(entry -> doubts.contains(entry.getKey()))
            .flatMap(entry -> entry.getValue().stream())
            .map(Trace::id)
            .distinct()
            .toList();
    return ids.isEmpty() ? List.of() : deliveries.findAll(ids);
  }
}

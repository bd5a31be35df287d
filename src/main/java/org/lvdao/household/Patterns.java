package org.lvdao.household;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.lvdao.kernel.BusinessTime;

/**
 * What a delivery looks like beside the others of its household, those before it and those after:
 * bins that were without network tell late. Knows no order of arrival, so whoever arrives last sees
 * the whole pattern.
 */
final class Patterns {
  private static final Comparator<Trace> IN_ORDER =
      Comparator.comparing(Trace::moment).thenComparing(Trace::id);

  private final PatternSettings settings;

  Patterns(PatternSettings settings) {
    this.settings = settings;
  }

  /**
   * @param others of the same household, without the one
   * @return each doubt with the others that make it one
   */
  Map<Doubt, List<Trace>> of(Trace one, List<Trace> others) {
    var found = new EnumMap<Doubt, List<Trace>>(Doubt.class);
    put(found, Doubt.SAME_WEIGHT, sameWeight(one, others));
    put(found, Doubt.SHORT_INTERVAL, shortInterval(one, others));
    put(found, Doubt.TWO_PLACES, twoPlaces(one, others));
    put(found, Doubt.NIGHT_BURST, nightBurst(one, others));
    return found;
  }

  private static void put(Map<Doubt, List<Trace>> found, Doubt doubt, List<Trace> others) {
    if (!others.isEmpty()) {
      found.put(doubt, others);
    }
  }

  private List<Trace> sameWeight(Trace one, List<Trace> others) {
    var near = sorted(others, other -> distance(one, other).compareTo(settings.reach()) <= 0);
    var before = near.stream().filter(other -> IN_ORDER.compare(other, one) < 0).toList();
    var after = near.subList(before.size(), near.size());
    var run = new ArrayList<Trace>();
    before.reversed().stream()
        .takeWhile(other -> other.grams() == one.grams())
        .forEach(run::addFirst);
    after.stream().takeWhile(other -> other.grams() == one.grams()).forEach(run::add);
    return run.size() + 1 < settings.sameWeightTimes() ? List.of() : run;
  }

  /** The fullest of all the spans of that length that the one is in. */
  private List<Trace> shortInterval(Trace one, List<Trace> others) {
    var near = sorted(others, other -> distance(one, other).compareTo(settings.interval()) <= 0);
    List<Trace> most = List.of();
    var begins = new ArrayList<Instant>(near.stream().map(Trace::moment).toList());
    begins.add(one.moment());
    for (var begin : begins) {
      var end = begin.plus(settings.interval());
      if (!begin.isAfter(one.moment()) && !end.isBefore(one.moment())) {
        var inside = near.stream().filter(other -> isWithin(other, begin, end)).toList();
        most = inside.size() > most.size() ? inside : most;
      }
    }
    return most.size() + 1 <= settings.intervalMost() ? List.of() : most;
  }

  private static boolean isWithin(Trace other, Instant begin, Instant end) {
    return !other.moment().isBefore(begin) && !other.moment().isAfter(end);
  }

  private List<Trace> twoPlaces(Trace one, List<Trace> others) {
    return sorted(
        others,
        other ->
            one.hasCardOf(other)
                && !one.isBeside(other)
                && distance(one, other).compareTo(settings.twoPlacesWithin()) < 0);
  }

  private List<Trace> nightBurst(Trace one, List<Trace> others) {
    var local = one.moment().atZone(BusinessTime.ZONE);
    boolean late = local.getHour() >= settings.nightFrom();
    if (!late && local.getHour() >= settings.nightTo()) {
      return List.of();
    }
    var evening = late ? local.toLocalDate() : local.toLocalDate().minusDays(1);
    var begin = evening.atTime(settings.nightFrom(), 0).atZone(BusinessTime.ZONE).toInstant();
    var end =
        evening.plusDays(1).atTime(settings.nightTo(), 0).atZone(BusinessTime.ZONE).toInstant();
    var same =
        sorted(others, other -> !other.moment().isBefore(begin) && other.moment().isBefore(end));
    return same.size() + 1 <= settings.nightMost() ? List.of() : same;
  }

  private static Duration distance(Trace one, Trace other) {
    return Duration.between(one.moment(), other.moment()).abs();
  }

  private static List<Trace> sorted(List<Trace> others, Predicate<Trace> which) {
    return others.stream().filter(which).sorted(IN_ORDER).toList();
  }
}

package org.lvdao.household.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.participation.WeekRepository.Delivered;

class BadgeTest {
  private static final Instant BEGIN = Instant.parse("2027-11-30T23:00:00Z");

  /** Naive: by one delivery after the other, as if each were the last. */
  @Property(tries = 200)
  void a_badge_is_won_by_the_first_delivery_that_makes_enough(@ForAll long seed) {
    var deliveries = deliveries(new Random(seed));
    var weeks = weeks(deliveries);
    for (var badge : Badge.values()) {
      var naive = naive(badge, deliveries);
      var won =
          badge
              .wonIn(weeks)
              .flatMap(
                  in ->
                      badge.wonBy(
                          in,
                          deliveries.stream()
                              .filter(one -> Week.of(one.at()).equals(in.week()))
                              .toList()));
      assertThat(won.orElse(null)).as("%s", badge).isSameAs(naive);
    }
  }

  private static List<Delivered> deliveries(Random random) {
    var all = new ArrayList<Delivered>();
    var at = BEGIN;
    int most = random.nextInt(250);
    int hours = 1 + random.nextInt(200);
    for (int i = 0; i < most; i++) {
      at = at.plus(Duration.ofMinutes(1 + random.nextInt(60 * hours)));
      @Nullable Boolean[] passed = {true, false, null};
      all.add(new Delivered(at, 1 + random.nextInt(3_000), passed[random.nextInt(3)]));
    }
    return all;
  }

  private static List<DeliveredWeek> weeks(List<Delivered> deliveries) {
    var weeks = new TreeMap<Week, DeliveredWeek>();
    for (var one : deliveries) {
      var passed = one.passed();
      weeks.merge(
          Week.of(one.at()),
          new DeliveredWeek(
              Week.of(one.at()),
              1,
              one.grams(),
              passed == null ? 0 : 1,
              Boolean.TRUE.equals(passed) ? 1 : 0),
          (a, b) ->
              new DeliveredWeek(
                  a.week(),
                  a.deliveries() + b.deliveries(),
                  a.grams() + b.grams(),
                  a.graded() + b.graded(),
                  a.passed() + b.passed()));
    }
    return List.copyOf(weeks.values());
  }

  private static @Nullable Delivered naive(Badge badge, List<Delivered> deliveries) {
    for (int i = 0; i < deliveries.size(); i++) {
      var so = deliveries.subList(0, i + 1);
      long grams = so.stream().mapToLong(Delivered::grams).sum();
      long passed = so.stream().filter(one -> Boolean.TRUE.equals(one.passed())).count();
      boolean won =
          switch (badge) {
            case FIRST_DELIVERY -> true;
            case HUNDRED_DELIVERIES -> so.size() == 100;
            case FOUR_WEEKS -> run(so) == 4;
            case HALF_A_YEAR -> run(so) == 26;
            case A_YEAR -> run(so) == 52;
            case HUNDRED_KILOGRAMS -> grams >= 100_000;
            case FIFTY_PASSED -> passed == 50;
          };
      if (won) {
        return deliveries.get(i);
      }
    }
    return null;
  }

  /** Weeks in a row up to the last delivery. */
  private static int run(List<Delivered> deliveries) {
    var weeks = new HashSet<Week>();
    deliveries.forEach(one -> weeks.add(Week.of(one.at())));
    int run = 0;
    for (var week = Week.of(deliveries.getLast().at());
        weeks.contains(week);
        week = week.previous()) {
      run++;
    }
    return run;
  }
}

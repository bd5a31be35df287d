package org.lvdao.report.closure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.closure.ClosureHistories.History;

/** Closure figures of 10,000 random histories against an oracle that knows the steps alone. */
@LvdaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosureHistoriesTest {
  private static final int CASES = 10_000;
  private static final String DISTRICT = "closure-histories";
  private static final List<String> GROUPINGS = List.of("subdistrict", "category", "unit", "month");
  private static final Instant BEGIN = Instant.parse("2025-09-30T16:00:00Z");
  private static final Instant END = Instant.parse("2026-11-20T04:00:00Z");
  private static final Actor DISTRICT_STAFF = staff(AreaPath.ofDistrict(DISTRICT));

  @Inject ClosureStatistics statistics;
  @Inject ClosureRows rows;
  @Inject Ids ids;

  private final long seed = Long.getLong("lvdao.test.seed", System.nanoTime());
  private ClosureOracle oracle;

  @BeforeAll
  void make_histories() {
    System.out.println("Closure histories: seed " + seed);
    rows.remove(DISTRICT);
    var histories = new ClosureHistories(seed, DISTRICT, BEGIN, END);
    var made = IntStream.range(0, CASES).mapToObj(i -> histories.next(ids.next())).toList();
    rows.insert(made.stream().map(History::row).toList());
    oracle = new ClosureOracle(made);
    System.out.println(
        made.stream().collect(Collectors.groupingBy(h -> h.row().status, Collectors.counting())));
  }

  @AfterAll
  void remove_them() {
    rows.remove(DISTRICT);
  }

  @Test
  void every_figure_agrees_in_all_groupings_and_periods() {
    for (var query : periods()) {
      for (var groupBy : GROUPINGS) {
        var asked = grouped(query, groupBy);
        assertThat(figures(statistics.summary(DISTRICT_STAFF, asked)))
            .as("seed %d, %s", seed, asked)
            .isEqualTo(oracle.figures(asked.from(), asked.to(), asked.cutoff(), groupBy));
      }
    }
  }

  @Test
  void the_listed_cases_are_those_that_were_counted() {
    var query = periods().getLast();
    for (var groupBy : GROUPINGS) {
      var asked = grouped(query, groupBy);
      for (var measure : ClosureOracle.measures()) {
        var key = statistics.summary(DISTRICT_STAFF, asked).groups().getFirst().key();
        assertThat(listed(asked, measure, key))
            .as("seed %d, %s of %s in %s", seed, measure, key, asked)
            .isEqualTo(oracle.ids(measure, asked.from(), asked.to(), asked.cutoff(), groupBy, key));
      }
    }
  }

  @Test
  void staff_of_a_subdistrict_count_only_its_cases() {
    var query = grouped(periods().getFirst(), "subdistrict");
    var subdistrict = AreaPath.ofDistrict(DISTRICT).child("s-2");
    var whole = figures(statistics.summary(DISTRICT_STAFF, query));
    var part = figures(statistics.summary(staff(subdistrict), query));
    assertThat(part).isEqualTo(Map.of("s-2", whole.get("s-2"), "Σ", whole.get("s-2")));
    assertThat(figures(statistics.summary(staff(subdistrict, AreaPath.ofDistrict("x")), query)))
        .isEqualTo(part);
    assertThat(
            figures(statistics.summary(staff(subdistrict, AreaPath.ofDistrict(DISTRICT)), query)))
        .isEqualTo(whole);
    assertThat(statistics.summary(staff(subdistrict.child("community")), query).groups()).isEmpty();
  }

  @Test
  void staff_who_work_everywhere_may_ask_for_one_district_or_subdistrict() {
    var query = periods().getFirst();
    var everywhere = staff(AreaPath.EVERYWHERE);
    var whole = statistics.summary(DISTRICT_STAFF, grouped(query, "unit"));
    assertThat(statistics.summary(everywhere, within(query, null)).total().received())
        .isGreaterThanOrEqualTo(whole.total().received());
    assertThat(statistics.summary(everywhere, within(query, null)).groups())
        .extracting(ClosureSummary.Group::key)
        .contains("u-1", "u-2", "u-3");
    assertThat(statistics.summary(everywhere, within(query, DISTRICT)).total())
        .isEqualTo(whole.total());
  }

  private List<ClosureQuery> periods() {
    var random = new Random(seed);
    var queries = new ArrayList<ClosureQuery>();
    queries.add(period(LocalDate.of(2025, 10, 1), LocalDate.of(2026, 12, 31), END));
    queries.add(period(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28), END));
    for (int i = 0; i < 4; i++) {
      var from = LocalDate.of(2025, 10, 1).plusDays(random.nextInt(380));
      var cutoff = END.minus(Duration.ofMinutes(30L * random.nextInt(15_000)));
      queries.add(period(from, from.plusDays(random.nextInt(90)), cutoff));
    }
    return queries;
  }

  private static ClosureQuery period(LocalDate from, LocalDate to, Instant cutoff) {
    return new ClosureQuery(from, to, cutoff, ClosureGrouping.MONTH, null, null);
  }

  private static ClosureQuery grouped(ClosureQuery query, String groupBy) {
    return new ClosureQuery(
        query.from(),
        query.to(),
        query.cutoff(),
        ClosureGrouping.of(groupBy).orElseThrow(),
        null,
        null);
  }

  private static ClosureQuery within(ClosureQuery query, String district) {
    return new ClosureQuery(
        query.from(), query.to(), query.cutoff(), ClosureGrouping.UNIT, district, null);
  }

  private static Map<String, ClosureFigures> figures(ClosureSummary summary) {
    var figures = new HashMap<String, ClosureFigures>();
    summary.groups().forEach(group -> figures.put(group.key(), group.figures()));
    figures.put("Σ", summary.total());
    return figures;
  }

  private HashSet<String> listed(ClosureQuery query, String measure, String key) {
    var listed = new HashSet<String>();
    String cursor = null;
    do {
      var page =
          statistics.cases(
              DISTRICT_STAFF, query, ClosureMeasure.of(measure).orElseThrow(), key, cursor, 100);
      page.items().forEach(item -> assertThat(listed.add(item.id())).isTrue());
      cursor = page.nextCursor();
    } while (cursor != null);
    return listed;
  }

  private static Actor staff(AreaPath... areas) {
    var grants = new ArrayList<Actor.Grant>();
    for (var area : areas) {
      grants.add(new Actor.Grant(Role.SUPERVISOR, area, null));
    }
    return new Actor(1, 1, grants);
  }
}

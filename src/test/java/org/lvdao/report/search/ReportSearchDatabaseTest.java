package org.lvdao.report.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Cursor;
import org.lvdao.local.TestServers;
import org.lvdao.report.ReportRows;
import org.lvdao.report.workflow.CaseStaff;
import org.lvdao.report.workflow.ReportStatus;

/** The database finds what the index finds, and stands in for it. */
@Isolated("stops the Elasticsearch of all")
class ReportSearchDatabaseTest extends SearchedCases {
  /** Half a step of the grid cases lie on: the index rounds places to centimetres. */
  private static final double OFF_GRID = 5e-6;

  @Inject ReportSearch search;

  private final List<Wgs84> places = new ArrayList<>();

  @Test
  void the_index_and_the_database_find_the_same() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    for (int i = 0; i < 120; i++) {
      rows.put(row -> scatter(row, random));
    }
    awaitIndexed(120);
    int nonEmpty = 0;
    for (int i = 0; i < 60; i++) {
      var query = randomQuery(random);
      var scope = randomScope(random);
      var inIndex = index.find(query, scope);
      var inDatabase = search.findInDatabase(query, scope);
      assertThat(ids(inIndex)).as("%s %s", query, scope).isEqualTo(ids(inDatabase));
      assertThat(inIndex.total()).isEqualTo(inDatabase.total());
      assertThat(counts(inIndex)).as("%s %s", query, scope).isEqualTo(counts(inDatabase));
      if (query.sort().byTime() && ids(inIndex).size() > 1) {
        // A cursor of the one goes on in the other.
        var parts = new ArrayList<String>(List.of(query.sort().word()));
        parts.addAll(inIndex.hits().getFirst().sortKey());
        var rest = query.behind(new Cursor(parts));
        assertThat(ids(search.findInDatabase(rest, scope))).isEqualTo(ids(index.find(rest, scope)));
      }
      nonEmpty += inIndex.hits().isEmpty() ? 0 : 1;
    }
    assertThat(nonEmpty).isGreaterThan(20);
  }

  private void scatter(ReportRows.Row row, Random random) {
    var district = random.nextBoolean() ? "tianqiao" : "guanxian";
    var place = new Wgs84(36.6 + onGrid(random), 116.9 + onGrid(random));
    places.add(place);
    boolean known = district.equals("tianqiao") && random.nextBoolean();
    row.unit(unit)
        .area(district, known ? SUBDISTRICT : null)
        .category("c" + random.nextInt(3))
        .status(ReportStatus.values()[random.nextInt(ReportStatus.values().length)])
        .description("甲乙丙丁".substring(random.nextInt(4)) + (random.nextBoolean() ? "A%b" : ""))
        .submitted(clock.instant().minusSeconds(random.nextInt(20) * 3_600L))
        .deadline(clock.instant().plusSeconds(random.nextInt(-40, 40) * 3_600L))
        .at(place.lat(), place.lon());
  }

  /** Up to a tenth of a degree. */
  private static double onGrid(Random random) {
    return random.nextInt(10_000) / 1e5;
  }

  /** No case lies within a metre of its border. */
  private ReportSearchQuery.Circle circle(Random random) {
    var centre = new Wgs84(36.65, 116.95);
    int radius = 500 + random.nextInt(8_000);
    while (isNearACase(centre, radius)) {
      radius++;
    }
    return new ReportSearchQuery.Circle(centre, radius);
  }

  private boolean isNearACase(Wgs84 centre, double radius) {
    return places.stream().anyMatch(place -> Math.abs(place.metresTo(centre) - radius) < 1);
  }

  private ReportSearchQuery randomQuery(Random random) {
    var words = List.of("甲", "乙丙", "丙丁", "“甲乙丙丁”", "丁 乙", "\"a%b\"");
    boolean near = random.nextInt(3) == 0;
    var sorts =
        near
            ? List.of(ReportSearchSort.DISTANCE)
            : List.of(
                ReportSearchSort.NEWEST,
                ReportSearchSort.OLDEST,
                ReportSearchSort.DEADLINE,
                ReportSearchSort.DEADLINE_LAST,
                ReportSearchSort.CHANGED);
    boolean triage = random.nextInt(4) == 0;
    var district = random.nextBoolean() ? "tianqiao" : "guanxian";
    var areas =
        switch (random.nextInt(4)) {
          case 0 ->
              new ReportSearchQuery.Areas(Set.of(district), Set.of(), Set.of(district), triage);
          case 1 ->
              new ReportSearchQuery.Areas(
                  Set.of(), Set.of(SUBDISTRICT), Set.of("tianqiao"), triage);
          case 2 -> new ReportSearchQuery.Areas(Set.of(), Set.of(), Set.of(), triage);
          default -> new ReportSearchQuery.Areas(Set.of(), Set.of(), Set.of(), false);
        };
    var now = clock.instant();
    return new ReportSearchQuery(
        random.nextInt(3) == 0
            ? ReportSearchWords.parse(words.get(random.nextInt(words.size())))
            : null,
        random.nextInt(3) == 0
            ? EnumSet.of(ReportStatus.CLOSED, ReportStatus.values()[random.nextInt(10)])
            : Set.of(),
        random.nextInt(3) == 0 ? Set.of("c" + random.nextInt(3)) : Set.of(),
        areas,
        Set.of(unit),
        random.nextInt(3) == 0 ? (Boolean) random.nextBoolean() : null,
        random.nextInt(3) == 0 ? now.minusSeconds(random.nextInt(20) * 3_600L) : null,
        random.nextInt(3) == 0 ? now.minusSeconds(random.nextInt(10) * 3_600L) : null,
        near ? circle(random) : null,
        random.nextInt(4) == 0
            ? new ReportSearchQuery.Box(
                116.9 - OFF_GRID,
                36.6 - OFF_GRID,
                116.9 + onGrid(random) + OFF_GRID,
                36.68 + OFF_GRID)
            : null,
        sorts.get(random.nextInt(sorts.size())),
        null,
        100,
        now);
  }

  private static CaseStaff.Scope randomScope(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new CaseStaff.Scope(false, Set.of("tianqiao"), Set.of());
      case 1 -> new CaseStaff.Scope(false, Set.of("guanxian"), Set.of(SUBDISTRICT));
      default -> new CaseStaff.Scope(true, Set.of(), Set.of());
    };
  }

  /** Of units only this test's own, because others' cases may lie on the border of the circle. */
  private Map<ReportSearchFacet, Map<String, Long>> counts(ReportSearchFound found) {
    var counts = new EnumMap<>(found.facets());
    counts.computeIfPresent(
        ReportSearchFacet.UNIT, (facet, units) -> Map.of(unit, units.getOrDefault(unit, 0L)));
    return counts;
  }

  private static List<Long> ids(ReportSearchFound found) {
    return found.hits().stream().map(ReportSearchFound.Hit::id).toList();
  }

  @Test
  void while_elasticsearch_is_away_lists_come_from_the_database_and_then_it_catches_up() {
    long before = described("停机之前 100%_").id();
    awaitIndexed(1);
    TestServers.running().elasticsearch().stop();
    long during;
    try {
      during = described("停机之中").id();
      var list = list(admin, "q", "停机");
      assertThat(list.get("degraded").asBoolean()).isTrue();
      assertThat(idsOf(list)).containsExactly(during, before);
      assertThat(counts(list.get("facets"), "status")).isEqualTo(Map.of("SUBMITTED", 2L));
      assertThat(found("q", "100%_")).containsExactly(before);
      assertThat(found("q", "停机中")).isEmpty();
      assertThat(api.anonymous().get("/health/readiness").status()).isEqualTo(200);
      admin.post("/api/v1/staff/search/rebuild", Map.of()).isProblem(503, "unavailable");
    } finally {
      TestServers.running().elasticsearch().start();
    }
    awaitIndexed(2);
    assertThat(found("q", "停机之中")).containsExactly(during);
  }
}

package org.lvdao.report.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.account.StaffAccounts;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestServers;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.search.SearchConnection;
import org.lvdao.report.ReportRows;
import org.lvdao.report.workflow.ReportStatus;

@LvdaoTest
class ReportSearchTest {
  private static final AtomicInteger UNITS = new AtomicInteger();
  private static final String SUBDISTRICT = "370105001";
  private static @Nullable ApiClient everywhere;
  private static long everywhereId;

  @Inject Api api;
  @Inject StaffAccounts accounts;
  @Inject ReportRows rows;
  @Inject ReportSearchRepository stored;
  @Inject ReportIndex index;
  @Inject ReportSearch search;
  @Inject ReportProjection projection;
  @Inject SearchConnection elasticsearch;
  @Inject Transactions transactions;
  @Inject DataSource database;
  @Inject Ids ids;
  @Inject InstantSource clock;

  private final String unit = "unit-%d".formatted(UNITS.incrementAndGet());
  private ApiClient admin;

  @BeforeEach
  void signIn() {
    if (everywhere == null) {
      everywhereId = staff("search.admin", Role.ADMIN, AreaPath.EVERYWHERE);
      everywhere = api.staff("search.admin");
    }
    admin = everywhere;
  }

  private long staff(String name, Role role, AreaPath area) {
    return accounts.create(name, "lvdao-local", name, List.of(new Actor.Grant(role, area, null)));
  }

  /** A case of this test's own unit. */
  private ReportRows.Row described(String description) {
    return rows.put(row -> row.unit(unit).description(description));
  }

  private JsonNode list(ApiClient who, String... parameters) {
    return who.get(path(parameters)).is(200).body();
  }

  private String path(String... parameters) {
    var path = new StringBuilder("/api/v1/staff/reports?unit=" + unit);
    for (int i = 0; i < parameters.length; i += 2) {
      path.append('&').append(parameters[i]).append('=');
      path.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return path.toString();
  }

  private List<Long> found(String... parameters) {
    return idsOf(list(admin, parameters));
  }

  private static List<Long> idsOf(JsonNode list) {
    return StreamSupport.stream(list.get("items").spliterator(), false)
        .map(item -> item.get("id").asLong())
        .toList();
  }

  private void awaitIndexed(long cases) {
    await()
        .untilAsserted(
            () -> {
              var list = list(admin);
              assertThat(list.get("degraded").asBoolean()).isFalse();
              assertThat(list.get("total").asLong()).isEqualTo(cases);
            });
  }

  @Test
  void chinese_is_found_by_words_phrases_and_across_punctuation() {
    long heap = described("堤口路口，建筑垃圾堆放在路边").id();
    long split = described("这里有建筑，垃圾没人管").id();
    long turned = described("圾垃筑建口路").id();
    long lamp = described("LED灯管破碎，堆放垃圾").id();
    awaitIndexed(4);

    assertThat(found("q", "路边 建筑")).containsExactly(heap);
    assertThat(found("q", "“建筑垃圾”")).containsExactlyInAnyOrder(heap, split);
    assertThat(found("q", "「路边 建筑」")).isEmpty();
    assertThat(found("q", "堆")).containsExactlyInAnyOrder(heap, lamp);
    assertThat(found("q", "垃圾堆")).containsExactly(heap);
    assertThat(found("q", "路口建筑垃圾")).containsExactly(heap);
    assertThat(found("q", "筑建口路")).containsExactly(turned);
    assertThat(found("q", "led 破碎")).containsExactly(lamp);
    assertThat(found("q", "垃圾 恐龙")).isEmpty();
    assertThat(found("q", "天桥区")).hasSize(4);
  }

  @Test
  void a_phrase_comes_before_scattered_characters() {
    long scattered = described("垃圾桶满了，溢出来的垃圾桶满溢出").id();
    long phrase = described("小区垃圾桶满溢三天").id();
    long newest = described("垃圾桶满，满溢").id();
    awaitIndexed(3);

    assertThat(found("q", "垃圾桶满溢三")).startsWith(phrase);
    assertThat(found("q", "垃圾桶满溢")).contains(scattered, phrase, newest);
  }

  @Test
  void a_case_number_or_its_beginning_finds_the_case() {
    var report =
        rows.put(
            r -> r.unit(unit).caseNo("ZZ-20261121-%06d".formatted(new Random().nextInt(999_999))));
    awaitIndexed(1);

    assertThat(found("q", report.caseNo())).containsExactly(report.id());
    assertThat(found("q", "zz-2026")).containsExactly(report.id());
    assertThat(found("q", "ZZ-20261121-")).containsExactly(report.id());
    assertThat(found("q", "ZZ-2027")).isEmpty();
  }

  @Test
  void what_is_found_is_marked_and_the_rest_is_escaped() {
    described("<script>alert(1)</script> 废电池 & 机油");
    awaitIndexed(1);

    var item = list(admin, "q", "废电池").get("items").get(0);

    var marked = item.get("highlights").get("description").get(0).asText();
    assertThat(marked).contains("<em>废电池</em>").contains("&lt;script&gt;").contains("&amp;");
    assertThat(marked).doesNotContain("<script>");
    assertThat(item.get("description").asText()).contains("<script>");
  }

  @Test
  void facets_count_without_their_own_filter() {
    described("一");
    rows.put(
        r ->
            r.unit(unit)
                .area("tianqiao", SUBDISTRICT)
                .status(ReportStatus.ACCEPTED)
                .deadline(clock.instant().minusSeconds(60)));
    rows.put(
        r ->
            r.unit(unit)
                .category("bulky")
                .status(ReportStatus.CLOSED)
                .closed(clock.instant())
                .deadline(clock.instant().minusSeconds(60)));
    awaitIndexed(3);

    var facets = list(admin, "status", "SUBMITTED,ACCEPTED").get("facets");

    assertThat(counts(facets, "status"))
        .isEqualTo(Map.of("SUBMITTED", 1L, "ACCEPTED", 1L, "CLOSED", 1L));
    assertThat(counts(facets, "category")).isEqualTo(Map.of("household", 2L));
    assertThat(counts(facets, "subdistrict")).isEqualTo(Map.of(SUBDISTRICT, 1L, "triage", 1L));
    assertThat(counts(facets, "overdue")).isEqualTo(Map.of("true", 1L, "false", 1L));
    assertThat(found("area", "tianqiao", "triage", "true")).hasSize(2);
    assertThat(found("area", SUBDISTRICT)).hasSize(1);
    assertThat(found("overdue", "true")).hasSize(1);
  }

  private static Map<String, Long> counts(JsonNode facets, String name) {
    var counts = new HashMap<String, Long>();
    facets.get(name).forEach(b -> counts.put(b.get("value").asText(), b.get("count").asLong()));
    return counts;
  }

  @Test
  void pages_neither_lose_nor_repeat_while_cases_come_in() {
    var first = new ArrayList<Long>();
    for (int i = 0; i < 7; i++) {
      first.add(described("第" + i + "件").id());
    }
    awaitIndexed(7);
    var seen = new ArrayList<Long>();
    @Nullable String cursor = "";
    for (int page = 0; cursor != null; page++) {
      var list = list(admin, "limit", "3", "cursor", cursor);
      seen.addAll(idsOf(list));
      cursor = list.get("nextCursor").isNull() ? null : list.get("nextCursor").asText();
      if (page == 0) {
        described("新来的");
        awaitIndexed(8);
      }
    }
    assertThat(seen).containsExactlyElementsOf(first.reversed());

    var other = list(admin, "limit", "3").get("nextCursor").asText();
    admin.get(path("sort", "deadline", "cursor", other)).isProblem(400, "invalid-cursor");
    admin.get(path("cursor", "nonsense!")).isProblem(400, "invalid-cursor");
  }

  @Test
  void staff_see_only_the_cases_of_their_areas() {
    long triage = described("天桥").id();
    long inside = rows.put(r -> r.unit(unit).area("tianqiao", SUBDISTRICT)).id();
    long other = rows.put(r -> r.unit(unit).area("guanxian", null)).id();
    awaitIndexed(3);
    staff("search.tianqiao", Role.DISPATCHER, AreaPath.ofDistrict("tianqiao"));
    staff("search.street", Role.VERIFIER, AreaPath.ofDistrict("tianqiao").child(SUBDISTRICT));

    assertThat(idsOf(list(api.staff("search.tianqiao")))).containsExactlyInAnyOrder(triage, inside);
    var street = list(api.staff("search.street"));
    assertThat(idsOf(street)).containsExactly(inside);
    assertThat(street.get("total").asLong()).isEqualTo(1);
    assertThat(idsOf(list(admin))).contains(other);

    // Moved a moment ago, without a word to the index: the row decides.
    rows.alterSilently(inside, r -> r.area("guanxian", null));
    assertThat(idsOf(list(api.staff("search.street")))).isEmpty();
    api.resident("search").get(path()).isProblem(403, "forbidden");
    api.anonymous().get(path()).isProblem(401, "unauthenticated");
  }

  @Test
  void one_sees_ones_own_step_at_once() {
    awaitIndexed(0);
    var report = rows.putSilently(r -> r.unit(unit).description("自己的一步"));
    // No event: only the history can tell.
    assertThat(found()).isEmpty();
    transactions.run(() -> addHistory(report.id()));

    var list = list(admin);

    assertThat(idsOf(list)).containsExactly(report.id());
    assertThat(list.get("degraded").asBoolean()).isFalse();
  }

  private void addHistory(long reportId) {
    try (var insert =
        database
            .getConnection()
            .prepareStatement(
                """
                INSERT INTO report_history (id, report_id, at, actor_id, actor_role, action,
                                            to_status, public_note)
                VALUES (?, ?, ?, ?, 'ADMIN', 'accept', 'ACCEPTED', TRUE)
                """)) {
      insert.setLong(1, ids.next());
      insert.setLong(2, reportId);
      insert.setTimestamp(3, Timestamp.from(clock.instant()));
      insert.setLong(4, everywhereId);
      insert.executeUpdate();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void every_wrong_parameter_is_named() {
    var wrong =
        Map.ofEntries(
            Map.entry("q", "长".repeat(101)),
            Map.entry("status", "GONE"),
            Map.entry("category", "a b"),
            Map.entry("area", "atlantis"),
            Map.entry("triage", "perhaps"),
            Map.entry("overdue", "1"),
            Map.entry("from", "2026-13-01"),
            Map.entry("to", "yesterday"),
            Map.entry("near", "120,36"),
            Map.entry("radius", "50001"),
            Map.entry("bbox", "2,2,1,1"),
            Map.entry("sort", "colour"),
            Map.entry("limit", "0"));
    for (var parameter : wrong.entrySet()) {
      var answer = admin.get(path(parameter.getKey(), parameter.getValue()));
      answer.isProblem(400, "invalid-request");
      var error = answer.body().get("errors").get(0);
      assertThat(error.toString()).contains("?" + parameter.getKey());
      assertThat(error.get("detail").asText()).isNotEmpty().doesNotContain("{");
    }
    admin.get(path("sort", "distance")).isProblem(400, "invalid-request");
    admin.get(path("sort", "relevance")).isProblem(400, "invalid-request");
    admin.get(path("from", "2026-11-02", "to", "2026-11-01")).isProblem(400, "invalid-request");
  }

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
    for (int i = 0; i < 150; i++) {
      var query = randomQuery(random);
      var scope = randomScope(random);
      var inIndex = index.find(query, scope);
      var inDatabase = search.findInDatabase(query, scope);
      assertThat(ids(inIndex)).as("%s %s", query, scope).isEqualTo(ids(inDatabase));
      assertThat(inIndex.total()).isEqualTo(inDatabase.total());
      assertThat(inIndex.facets()).as("%s %s", query, scope).isEqualTo(inDatabase.facets());
      if (query.sort().byTime() && ids(inIndex).size() > 1) {
        // A cursor of the one goes on in the other.
        var parts = new ArrayList<String>(List.of(query.sort().word()));
        parts.addAll(inIndex.hits().getFirst().sortKey());
        var rest = query.behind(new Cursor(parts));
        assertThat(ids(search.findInDatabase(rest, scope))).isEqualTo(ids(index.find(rest, scope)));
      }
      nonEmpty += inIndex.hits().isEmpty() ? 0 : 1;
    }
    assertThat(nonEmpty).isGreaterThan(50);
  }

  private void scatter(ReportRows.Row row, Random random) {
    var district = random.nextBoolean() ? "tianqiao" : "guanxian";
    boolean known = district.equals("tianqiao") && random.nextBoolean();
    row.unit(unit)
        .area(district, known ? SUBDISTRICT : null)
        .category("c" + random.nextInt(3))
        .status(ReportStatus.values()[random.nextInt(ReportStatus.values().length)])
        .description("甲乙丙丁".substring(random.nextInt(4)) + (random.nextBoolean() ? "A%b" : ""))
        .submitted(clock.instant().minusSeconds(random.nextInt(20) * 3_600L))
        .deadline(clock.instant().plusSeconds(random.nextInt(-40, 40) * 3_600L))
        .at(36.6 + random.nextDouble() / 10, 116.9 + random.nextDouble() / 10);
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
          default -> ReportSearchQuery.Areas.ALL;
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
        near
            ? new ReportSearchQuery.Circle(new Wgs84(36.65, 116.95), 500 + random.nextInt(8_000))
            : null,
        random.nextInt(4) == 0
            ? new ReportSearchQuery.Box(116.9, 36.6, 116.9 + random.nextDouble() / 10, 36.68)
            : null,
        sorts.get(random.nextInt(sorts.size())),
        null,
        100,
        now);
  }

  private static ReportSearchQuery.Scope randomScope(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new ReportSearchQuery.Scope(false, Set.of("tianqiao"), Set.of());
      case 1 -> new ReportSearchQuery.Scope(false, Set.of("guanxian"), Set.of(SUBDISTRICT));
      default -> new ReportSearchQuery.Scope(true, Set.of(), Set.of());
    };
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

  /** More than a rebuild takes in its stride, and not so many that the projection lags for long. */
  private static final int MOST_WRITTEN = 500;

  @Test
  void a_rebuild_while_writes_go_on_agrees_to_the_row() throws Exception {
    var known = new ArrayList<Long>();
    for (int i = 0; i < 30; i++) {
      known.add(described("重建" + i).id());
    }
    var going = new AtomicBoolean(true);
    var written = new AtomicInteger();
    var writers = new ArrayList<Thread>();
    for (int w = 0; w < 2; w++) {
      var random = new Random(w);
      writers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (going.get() && written.get() < MOST_WRITTEN) {
                      described("重建之中");
                      written.incrementAndGet();
                      touch(known.get(random.nextInt(known.size())));
                    }
                  }));
    }
    var oldIndex = currentIndex();
    Answer started = admin.post("/api/v1/staff/search/rebuild", Map.of()).is(202);
    assertThat(started.body().get("state").asText()).isEqualTo("RUNNING");
    assertThat(started.header("Location")).isEqualTo("/api/v1/staff/search/rebuild");
    awaitRebuilt();
    going.set(false);
    for (var writer : writers) {
      writer.join();
    }

    assertThat(currentIndex()).isNotEqualTo(oldIndex);
    awaitIndexed(30 + written.get());
    await().untilAsserted(() -> assertThat(indexed()).isEqualTo(stored()));
  }

  private void touch(long id) {
    try {
      rows.alter(id, ReportRows.Row::reworked);
    } catch (OptimisticLockException other) {
      // The other writer was faster.
    }
  }

  private void awaitRebuilt() {
    await()
        .until(
            () -> admin.get("/api/v1/staff/search/rebuild").is(200).body().get("state").asText(),
            "DONE"::equals);
  }

  private Set<String> currentIndex() throws Exception {
    return elasticsearch.write(
        client -> client.indices().getAlias(a -> a.name(index.index().alias())).result().keySet());
  }

  private Map<Long, Long> indexed() {
    var versions = new HashMap<Long, Long>();
    var answer =
        elasticsearch.write(
            client ->
                client.search(
                    s ->
                        s.index(index.index().alias())
                            .size(10_000)
                            .query(Query.of(q -> q.matchAll(m -> m))),
                    ReportIndexDocument.class));
    answer.hits().hits().forEach(h -> versions.put(h.source().id(), h.source().version()));
    return versions;
  }

  private Map<Long, Long> stored() {
    var versions = new HashMap<Long, Long>();
    transactions
        .read(() -> stored.findAfter(0, 10_000))
        .forEach(row -> versions.put(row.id(), row.version()));
    return versions;
  }

  @Test
  void a_cluster_that_lost_its_data_heals_by_itself() throws Exception {
    long lost = described("数据丢失").id();
    awaitIndexed(1);
    var names = List.copyOf(currentIndex());
    elasticsearch.write(client -> client.indices().delete(d -> d.index(names)));

    var list = list(admin);
    assertThat(idsOf(list)).containsExactly(lost);

    described("丢失之后");
    awaitIndexed(2);
    await().untilAsserted(() -> assertThat(indexed()).isEqualTo(stored()));
  }

  @Test
  void only_an_administrator_of_everything_may_rebuild() {
    staff("search.local-admin", Role.ADMIN, AreaPath.ofDistrict("tianqiao"));
    staff("search.dispatcher", Role.DISPATCHER, AreaPath.EVERYWHERE);
    for (var name : List.of("search.local-admin", "search.dispatcher")) {
      api.staff(name).post("/api/v1/staff/search/rebuild", Map.of()).isProblem(403, "forbidden");
      api.staff(name).get("/api/v1/staff/search/rebuild").isProblem(403, "forbidden");
    }
  }
}

package org.lvdao.report.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.search.SearchConnection;
import org.lvdao.report.ReportRows;

/**
 * Cases of a unit of the test's own, and the list that finds them. A test without an
 * {@code @Inject} of its own says {@code @Prototype}, so that Micronaut knows it.
 */
@LvdaoTest
abstract class SearchedCases {
  static final String SUBDISTRICT = "370105001";
  private static final AtomicInteger UNITS = new AtomicInteger();

  @Inject Api api;
  @Inject ReportRows rows;
  @Inject SearchDesk desk;
  @Inject ReportIndex index;
  @Inject ReportSearchRepository stored;
  @Inject SearchConnection elasticsearch;
  @Inject Transactions transactions;
  @Inject InstantSource clock;

  final String unit = "unit-%d".formatted(UNITS.incrementAndGet());
  ApiClient admin;

  @BeforeEach
  void signIn() {
    admin = desk.admin();
  }

  /** A case of this test's own unit. */
  ReportRows.Row described(String description) {
    return rows.put(row -> row.unit(unit).description(description));
  }

  JsonNode list(ApiClient who, String... parameters) {
    return who.get(path(parameters)).is(200).body();
  }

  String path(String... parameters) {
    var path = new StringBuilder("/api/v1/staff/reports?unit=" + unit);
    for (int i = 0; i < parameters.length; i += 2) {
      path.append('&').append(parameters[i]).append('=');
      path.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return path.toString();
  }

  List<Long> found(String... parameters) {
    return idsOf(list(admin, parameters));
  }

  static List<Long> idsOf(JsonNode list) {
    return StreamSupport.stream(list.get("items").spliterator(), false)
        .map(item -> item.get("id").asLong())
        .toList();
  }

  void awaitIndexed(long cases) {
    await()
        .untilAsserted(
            () -> {
              var list = list(admin);
              assertThat(list.get("degraded").asBoolean()).isFalse();
              assertThat(list.get("total").asLong()).isEqualTo(cases);
            });
  }

  static Map<String, Long> counts(JsonNode facets, String name) {
    var counts = new HashMap<String, Long>();
    facets.get(name).forEach(b -> counts.put(b.get("value").asText(), b.get("count").asLong()));
    return counts;
  }

  Set<String> currentIndex() throws Exception {
    return elasticsearch.write(
        client -> client.indices().getAlias(a -> a.name(index.index().alias())).result().keySet());
  }

  Map<Long, Long> indexed() {
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

  Map<Long, Long> stored() {
    var versions = new HashMap<Long, Long>();
    transactions
        .read(() -> stored.findAfter(0, 10_000))
        .forEach(row -> versions.put(row.id(), row.version()));
    return versions;
  }
}

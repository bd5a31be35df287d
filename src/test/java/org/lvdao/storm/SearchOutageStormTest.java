package org.lvdao.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.lvdao.local.ApiClient;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;

/** Elasticsearch goes away, or takes nothing, while phones submit. */
@Isolated("stops the Elasticsearch of all")
class SearchOutageStormTest {
  private static final String STAFF_LIST = "/api/v1/staff/reports";

  @Test
  void a_cluster_that_takes_nothing_costs_no_attempts() throws Exception {
    blocked(World.seed(), 3);
  }

  @Test
  @Tag("heavy")
  void blocked_again_and_again_it_still_costs_no_attempts() throws Exception {
    blocked(World.seed(), World.ROUNDS);
  }

  /** In turn by each of the ways in which a cluster refuses to write. */
  private static void blocked(long first, int rounds) throws Exception {
    var index = "/" + World.database() + "-reports/_settings";
    try (var node = World.node()) {
      World.truth().searchAgrees();
      for (int round = 0; round < rounds; round++) {
        long seed = first + round;
        switch (round % 3) {
          case 0 -> blocked(seed, index, "{\"index.blocks.write\": %s}", node);
          case 1 -> blocked(seed, index, "{\"index.blocks.read_only_allow_delete\": %s}", node);
          default ->
              blocked(
                  seed,
                  "/_cluster/settings",
                  "{\"persistent\": {\"cluster.blocks.read_only\": %s}}",
                  node);
        }
      }
    }
  }

  @Test
  @Tag("heavy")
  void without_elasticsearch_reports_come_in_and_staff_lists_say_degraded() {
    long first = World.seed();
    // Elasticsearch away is what is tested here, not a slow one.
    try (var node = World.node(Map.of("lvdao.elasticsearch.connect-timeout", "1s"))) {
      for (int round = 0; round < World.ROUNDS; round++) {
        outage(first + round, node);
      }
    }
  }

  private static void outage(long seed, TestNode node) {
    var elasticsearch = TestServers.running().elasticsearch();
    var staff = node.api().staff("dispatcher.tianqiao");
    var storm = prepare("search", seed, 50, 3, node);
    storm.beginWith(1).awaitPercent(33);
    elasticsearch.kill();
    try {
      storm.allow(2);
      storm.awaitPercent(66);
      assertThat(isDegraded(staff)).isTrue();
      node.api().anonymous().get("/health").is(200);
    } finally {
      elasticsearch.start();
    }
    storm.allow(3);
    storm.end();
    assertThat(storm.tally().unavailable).hasValue(0);
    World.truth().holds(storm);
    World.truth().searchAgrees();
    Awaitility.await().until(() -> !isDegraded(staff));
  }

  private static boolean isDegraded(ApiClient staff) {
    return staff.get(STAFF_LIST).is(200).body().required("degraded").asBoolean();
  }

  private static void blocked(long seed, String path, String setting, TestNode node)
      throws Exception {
    var storm = prepare("blocked", seed, 10, 1, node);
    put(path, setting.formatted("true"));
    try {
      storm.begin().end();
      // One batch at least was refused by now, or will be in a moment.
      Awaitility.await()
          .during(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                assertThat(waiting("")).isEqualTo(storm.expected());
                assertThat(waiting("AND (attempts > 0 OR parked_at IS NOT NULL)")).isZero();
              });
    } finally {
      put(path, setting.formatted("null"));
    }
    World.truth().holds(storm);
    World.truth().searchAgrees();
  }

  private static int waiting(String condition) {
    return World.truth()
        .rows("SELECT id FROM outbox WHERE handler = 'report-search' " + condition)
        .size();
  }

  private static void put(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(TestServers.running().elasticsearch().url() + path))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static Storm prepare(String name, long seed, int phones, int reportsEach, TestNode node) {
    return Storm.prepare(
        name, seed, phones, reportsEach, node.api().anonymous(), List.of(node.uri()));
  }
}

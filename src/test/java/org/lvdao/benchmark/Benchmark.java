package org.lvdao.benchmark;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.local.ApiClient;
import org.lvdao.report.Cases;

/**
 * Starts servers of its own, measures the shipped jar on them, prints a table for the README and
 * ends. The argument names the parts to run, separated by commas: {@code photo}, {@code start},
 * {@code search}, {@code submit}, {@code points}; or {@code all}.
 */
public final class Benchmark {
  private static final List<String> PARTS = List.of("photo", "start", "search", "submit", "points");

  private Benchmark() {}

  public static void main(String[] arguments) throws Exception {
    var parts = arguments[0].equals("all") ? PARTS : List.of(arguments[0].split(","));
    var table = new ResultTable();
    long began = System.nanoTime();
    if (parts.contains("photo")) {
      PhotoBenchmark.run(table);
    }
    if (!parts.equals(List.of("photo"))) {
      measureNode(parts, table);
    }
    System.out.printf(
        "%n%s%n%s, in %d s%n%n%s",
        LocalDate.now(),
        Stage.machine(),
        Duration.ofNanos(System.nanoTime() - began).toSeconds(),
        table.markdown());
    System.exit(0);
  }

  private static void measureNode(List<String> parts, ResultTable table) throws Exception {
    var stage = new Stage();
    var search = new SearchBenchmark(stage.elasticsearch());
    prepare(stage, parts.contains("search") ? search : null);
    if (parts.contains("start")) {
      new StartBenchmark(stage).run(table);
    }
    if (parts.contains("points")) {
      new PointsBenchmark(stage).run(table);
    }
    if (parts.contains("search") || parts.contains("submit")) {
      try (var node = stage.measuredNode()) {
        if (parts.contains("search")) {
          search.run(node.uri(), authorization(node.uri()), table);
        }
        if (parts.contains("submit")) {
          var reporters = new Reporters(stage, ApiClient.anonymous(node.uri()));
          var submits = new HttpSubmits(node.uri());
          new SubmitBenchmark(stage, reporters, submits, node.pid()).run(table);
          new LagBenchmark(stage, reporters, submits).run(table);
        }
        MemoryBenchmark.run(node.pid(), table);
        node.stop();
      }
    }
  }

  /** Seeds the database, fills table and index, and looks what searches become. */
  private static void prepare(Stage stage, @Nullable SearchBenchmark search) throws Exception {
    try (var proxy = new RecordingProxy(stage.elasticsearch());
        var node = stage.node(Map.of("lvdao.elasticsearch.url", proxy.url()))) {
      node.seed();
      var cases = node.bean(Cases.class);
      cases.submit(cases.resident(), "CONSTRUCTION_WASTE");
      if (search == null) {
        return;
      }
      ManyCases.fill(stage);
      var admin = node.api().staff("admin");
      admin.post("/api/v1/staff/search/rebuild").is(202);
      while (!admin
          .get("/api/v1/staff/search/rebuild")
          .body()
          .path("state")
          .asText()
          .equals("DONE")) {
        Thread.sleep(Duration.ofMillis(200));
      }
      search.record(node.api().staff("dispatcher.tianqiao"), proxy);
    }
  }

  private static String authorization(URI node) {
    var answer =
        ApiClient.anonymous(node)
            .post(
                "/api/v1/auth/staff",
                Map.of("username", "dispatcher.tianqiao", "password", "lvdao-local"))
            .is(200);
    return "Bearer " + answer.body().required("accessToken").asText();
  }
}

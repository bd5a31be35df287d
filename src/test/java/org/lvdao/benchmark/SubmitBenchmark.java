package org.lvdao.benchmark;

import static org.lvdao.benchmark.ResultTable.number;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.atomic.AtomicReference;

/** Reports over HTTP against the same SQL from a JDBC loop, turn about. */
final class SubmitBenchmark {
  private static final int WARM_UP = 20_000;
  private static final int EACH_ROUND = 3_000;
  private static final int ROUNDS = 5;

  private final Stage stage;
  private final Reporters reporters;
  private final HttpSubmits http;
  private final ProcessHandle node;

  SubmitBenchmark(Stage stage, Reporters reporters, HttpSubmits http, long node) {
    this.stage = stage;
    this.reporters = reporters;
    this.http = http;
    this.node = ProcessHandle.of(node).orElseThrow();
  }

  void run(ResultTable table) throws Exception {
    var last = new AtomicReference<String>("");
    http.send(reporters.drafts(WARM_UP), last::set);
    var caseId = new ObjectMapper().readTree(last.get()).required("id").asText();
    var jdbc = new JdbcSubmits(stage, reporters, caseId);
    jdbc.write(reporters.drafts(EACH_ROUND));
    var overHttp = new Figures();
    var overJdbc = new Figures();
    var ratios = new Figures();
    var work = new Figures();
    for (int round = 1; round <= ROUNDS; round++) {
      var drafts = reporters.drafts(EACH_ROUND);
      stage.awaitProjection();
      double fast = jdbc.write(drafts);
      drafts = reporters.drafts(EACH_ROUND);
      long before = cpuMillis();
      double ours = http.send(drafts, answer -> {});
      work.add((double) (cpuMillis() - before) / EACH_ROUND);
      overJdbc.add(fast);
      overHttp.add(ours);
      ratios.add(ours / fast);
      System.out.printf("  round %d: HTTP %.0f/s, JDBC %.0f/s%n", round, ours, fast);
    }
    stage.awaitProjection();
    System.out.printf("  sent again: %d%n", http.repeated());
    table.add(
        "Submit a report with %d photos over HTTP".formatted(Reporters.PHOTOS_EACH),
        "%s a second, %s ms of the node's CPU time each"
            .formatted(number(overHttp.median(), 0), number(work.median(), 2)),
        "the same SQL from a JDBC loop with 16 connections: "
            + number(overJdbc.median(), 0)
            + " a second",
        number(ratios.median(), 2) + " of it",
        "≥ 0.5");
  }

  private long cpuMillis() {
    return node.info().totalCpuDuration().orElseThrow().toMillis();
  }
}

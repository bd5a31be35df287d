package org.lvdao.benchmark;

import static org.lvdao.benchmark.ResultTable.number;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.atomic.AtomicReference;

/** Reports over HTTP against the same rows from a JDBC loop, turn about. */
final class SubmitBenchmark {
  private static final int WARM_UP = 8_000;
  private static final int EACH_ROUND = 3_000;
  private static final int ROUNDS = 5;

  private final Stage stage;
  private final Reporters reporters;
  private final HttpSubmits http;

  SubmitBenchmark(Stage stage, Reporters reporters, HttpSubmits http) {
    this.stage = stage;
    this.reporters = reporters;
    this.http = http;
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
    for (int round = 1; round <= ROUNDS; round++) {
      var drafts = reporters.drafts(EACH_ROUND);
      stage.awaitProjection();
      double fast = jdbc.write(drafts);
      double ours = http.send(reporters.drafts(EACH_ROUND), answer -> {});
      overJdbc.add(fast);
      overHttp.add(ours);
      ratios.add(ours / fast);
      System.out.printf("  round %d: HTTP %.0f/s, JDBC %.0f/s%n", round, ours, fast);
    }
    stage.awaitProjection();
    System.out.printf("  sent again: %d%n", http.repeated());
    table.add(
        "Submit a report with %d photos over HTTP".formatted(Reporters.PHOTOS_EACH),
        number(overHttp.median(), 0) + " a second",
        "the same rows from a JDBC loop with 16 connections: "
            + number(overJdbc.median(), 0)
            + " a second",
        number(ratios.median(), 2) + " of it",
        "≥ 0.5");
  }
}

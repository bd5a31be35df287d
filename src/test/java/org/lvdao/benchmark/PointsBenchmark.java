package org.lvdao.benchmark;

import static org.lvdao.benchmark.ResultTable.number;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.lvdao.points.Earning;
import org.lvdao.points.Holder;
import org.lvdao.points.Ledger;
import org.lvdao.points.Source;

/**
 * Bookings of the ledger against the same SQL from a JDBC loop, turn about; and those of one
 * district against those of many, which would differ if a district had a row that all wait for.
 */
final class PointsBenchmark {
  static final int HOUSEHOLDS = 2_000;
  private static final int DISTRICTS = 16;
  private static final int EACH_ROUND = 6_000;
  private static final int ROUNDS = 5;
  private static final int THREADS = 16;

  private final Stage stage;

  PointsBenchmark(Stage stage) {
    this.stage = stage;
  }

  void run(ResultTable table) throws Exception {
    try (var node = stage.node(Map.of("datasources.default.maximum-pool-size", "16"))) {
      var ledger = node.bean(Ledger.class);
      var jdbc = new JdbcBookings(stage);
      book(ledger, 1, 2 * HOUSEHOLDS);
      book(ledger, DISTRICTS, 2 * HOUSEHOLDS);
      jdbc.book(EACH_ROUND);
      var one = new Figures();
      var many = new Figures();
      var bare = new Figures();
      var ratios = new Figures();
      var spread = new Figures();
      for (int round = 1; round <= ROUNDS; round++) {
        double fast = jdbc.book(EACH_ROUND);
        // Now one goes first, now the other: the later one finds a larger table and a warmer node.
        boolean first = round % 2 == 0;
        double before = book(ledger, first ? 1 : DISTRICTS, EACH_ROUND);
        double after = book(ledger, first ? DISTRICTS : 1, EACH_ROUND);
        double ours = first ? before : after;
        double apart = first ? after : before;
        bare.add(fast);
        one.add(ours);
        many.add(apart);
        ratios.add(ours / fast);
        spread.add(ours / apart);
        System.out.printf(
            "  round %d: one district %.0f/s, many %.0f/s, JDBC %.0f/s%n",
            round, ours, apart, fast);
      }
      table.add(
          "Book points for %,d households of one district".formatted(HOUSEHOLDS),
          number(one.median(), 0) + " a second",
          "the same SQL from a JDBC loop with 16 connections: "
              + number(bare.median(), 0)
              + " a second",
          number(ratios.median(), 2) + " of it",
          "≥ 0.5");
      table.add(
          "The same in %d districts".formatted(DISTRICTS),
          number(many.median(), 0) + " a second",
          "one district: " + number(one.median(), 0) + " a second",
          "one district does " + number(spread.median(), 2) + " of it",
          "≥ 0.9");
    }
  }

  private static double book(Ledger ledger, int districts, int bookings) throws Exception {
    var next = new AtomicInteger();
    long began = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        threads.submit(
            () -> {
              for (int n = next.getAndIncrement(); n < bookings; n = next.getAndIncrement()) {
                ledger.earn(earning(holder(n % HOUSEHOLDS, districts)));
              }
              return null;
            });
      }
    }
    return bookings / ((System.nanoTime() - began) / 1e9);
  }

  static Holder holder(int number, int districts) {
    return new Holder(number, districts == 1 ? "tianqiao" : "benchmark-" + number % districts);
  }

  private static Earning earning(Holder holder) {
    var source = new Source("benchmark", UUID.randomUUID().toString());
    return new Earning(holder, source, 1L, "per-kg", "厨余垃圾投放", 3, Instant.now(), null);
  }
}

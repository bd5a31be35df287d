package org.lvdao.benchmark;

import static org.lvdao.benchmark.ResultTable.number;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.lvdao.local.NodeProcess;

/** From the command to the first good answer of readiness, the servers being up. */
final class StartBenchmark {
  static final Path CACHE = Path.of("target", "lvdao.aot");
  static final String COMPACT = "-XX:+UseCompactObjectHeaders";
  private static final int ROUNDS = 5;

  private final Stage stage;
  private final HttpClient http = HttpClient.newHttpClient();

  StartBenchmark(Stage stage) {
    this.stage = stage;
  }

  void run(ResultTable table) throws Exception {
    train();
    var plain = new Figures();
    var cached = new Figures();
    for (int i = 0; i < ROUNDS; i++) {
      plain.add(seconds(stage.jar("start")));
      cached.add(seconds(stage.jar("start", COMPACT, "-XX:AOTCache=" + CACHE)));
    }
    table.add(
        "Start of the jar until it is ready",
        number(cached.median(), 2) + " s with the AOT cache",
        "without: " + number(plain.median(), 2) + " s",
        number(cached.median() / plain.median(), 2) + " of it",
        "≤ 1.5 s");
  }

  /** A run whose classes are remembered; the cache is written when it ends. */
  private void train() throws Exception {
    Files.deleteIfExists(CACHE);
    try (var node = stage.jar("training", COMPACT, "-XX:AOTCacheOutput=" + CACHE)) {
      node.start().awaitReady();
      node.stop();
    }
    if (!Files.exists(CACHE)) {
      throw new IllegalStateException("no AOT cache was written");
    }
  }

  private double seconds(NodeProcess node) throws Exception {
    try (node) {
      long began = System.nanoTime();
      node.start();
      while (!isReady(node.uri())) {
        Thread.sleep(Duration.ofMillis(2));
      }
      return (System.nanoTime() - began) / 1e9;
    }
  }

  private boolean isReady(URI node) throws InterruptedException {
    try (var probe = new Socket(node.getHost(), node.getPort())) {
      // Something listens.
    } catch (IOException notYet) {
      return false;
    }
    try {
      var request = HttpRequest.newBuilder(node.resolve("/health/readiness")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}

package org.lvdao.benchmark;

import static org.lvdao.benchmark.ResultTable.number;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How long after its answer a report can be found, while others come in. */
final class LagBenchmark {
  private static final int REPORTS = 4_000;

  /** One report in so many is watched. */
  private static final int SAMPLE = 10;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stage stage;
  private final Reporters reporters;
  private final HttpSubmits submits;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Long> hidden = new ConcurrentHashMap<>();
  private final Figures lag = new Figures();
  private volatile boolean sending = true;

  LagBenchmark(Stage stage, Reporters reporters, HttpSubmits submits) {
    this.stage = stage;
    this.reporters = reporters;
    this.submits = submits;
  }

  void run(ResultTable table) throws Exception {
    var drafts = reporters.drafts(REPORTS);
    stage.awaitProjection();
    var counter = new AtomicInteger();
    var watch = Thread.ofPlatform().name("watch").start(this::watch);
    double rate =
        submits.send(
            drafts,
            answer -> {
              if (counter.incrementAndGet() % SAMPLE == 0) {
                hidden.put(id(answer), System.nanoTime());
              }
            });
    sending = false;
    watch.join();
    table.add(
        "From the answer to the index, under that load",
        "%s ms at the median, %s ms at the 99th percentile"
            .formatted(number(lag.median(), 0), number(lag.percentile(99), 0)),
        "refresh_interval 500 ms",
        "%s reports a second, %d watched".formatted(number(rate, 0), lag.count()),
        "");
  }

  private static String id(String answer) {
    int from = answer.indexOf(':') + 2;
    return answer.substring(from, answer.indexOf('"', from));
  }

  private void watch() {
    try {
      while (sending || !hidden.isEmpty()) {
        if (!hidden.isEmpty()) {
          for (var hit : search().path("hits").path("hits")) {
            var since = hidden.remove(hit.path("_id").asText());
            if (since != null) {
              lag.add((System.nanoTime() - since) / 1e6);
            }
          }
        }
        Thread.sleep(Duration.ofMillis(20));
      }
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private JsonNode search() throws Exception {
    var ids = hidden.keySet().stream().limit(1000).toList();
    var body =
        Map.of("size", ids.size(), "_source", false, "query", Map.of("ids", Map.of("values", ids)));
    var request =
        HttpRequest.newBuilder(stage.elasticsearch().resolve("/" + stage.index() + "/_search"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
  }
}

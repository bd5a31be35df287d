package org.lvdao.benchmark;

import static org.lvdao.benchmark.ResultTable.number;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.lvdao.local.ApiClient;

/** The staff's search with all its counts against the query alone, turn about. */
final class SearchBenchmark {
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 25;

  /** Quick for the cluster, so that the node's own code is compiled soon, as it is after a day. */
  private static final String NARROW = "status=ACCEPTED&area=370105005&limit=5";

  private static final int NARROW_SEARCHES = 3_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> QUERIES =
      List.of(
          "",
          "q=" + encoded("建筑垃圾"),
          "q=" + encoded("河边 气味"),
          "q=" + encoded("“废油桶”") + "&sort=-submittedAt",
          "status=SUBMITTED,ACCEPTED&sort=deadline",
          "category=CONSTRUCTION_WASTE&overdue=true",
          "area=370105005&status=IN_PROGRESS",
          "unit=tianqiao-huanwei&sort=-updatedAt",
          "near=36.75,116.98&radius=2000&sort=distance",
          "bbox=116.92,36.68,117.0,36.75&q=" + encoded("堤口路"),
          "triage=false&limit=100",
          "q=" + encoded("垃圾 清理") + "&status=CLOSED&limit=50");

  private record Case(String path, RecordingProxy.Search raw) {}

  private final URI elasticsearch;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Case> cases = new ArrayList<>();

  SearchBenchmark(URI elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  /** Learns what a node asks Elasticsearch for each of the searches. */
  void record(ApiClient staff, RecordingProxy proxy) {
    for (var query : QUERIES) {
      var path = "/api/v1/staff/reports?" + query;
      var answer = staff.get(path).is(200).body();
      if (answer.path("degraded").asBoolean()) {
        throw new IllegalStateException("degraded: " + path);
      }
      System.out.printf("  %s: %s cases%n", path, answer.path("total"));
      cases.add(new Case(path, proxy.last()));
    }
  }

  /**
   * @param authorization of staff, as the header says it
   */
  void run(URI node, String authorization, ResultTable table) throws Exception {
    try (var line = new PhoneLine(node)) {
      run(line, node, authorization, table);
    }
  }

  private void run(PhoneLine line, URI node, String authorization, ResultTable table)
      throws Exception {
    var narrow = request(node, authorization, "/api/v1/staff/reports?" + NARROW);
    var requests = cases.stream().map(one -> request(node, authorization, one.path)).toList();
    for (int i = 0; i < NARROW_SEARCHES; i++) {
      find(line, narrow);
    }
    for (int i = 0; i < WARM_UP; i++) {
      for (int j = 0; j < cases.size(); j++) {
        find(line, requests.get(j));
        took(cases.get(j).raw);
      }
    }
    var overHttp = new Figures();
    var took = new Figures();
    var whole = new Figures();
    var extra = new Figures();
    for (int i = 0; i < ROUNDS; i++) {
      for (int j = 0; j < cases.size(); j++) {
        long began = System.nanoTime();
        find(line, requests.get(j));
        double millis = (System.nanoTime() - began) / 1e6;
        began = System.nanoTime();
        double raw = took(cases.get(j).raw);
        whole.add((System.nanoTime() - began) / 1e6);
        overHttp.add(millis);
        took.add(raw);
        extra.add(millis - raw);
      }
    }
    table.add(
        "Staff search with counts, %,d cases".formatted(ManyCases.COUNT),
        number(overHttp.median(), 1) + " ms at the median",
        "`took` of the same query: %s ms, with its transport %s ms"
            .formatted(number(took.median(), 1), number(whole.median(), 1)),
        "+ %s ms (99th percentile + %s ms)"
            .formatted(number(extra.median(), 1), number(extra.percentile(99), 1)),
        "≤ + 8 ms");
  }

  private static void find(PhoneLine line, byte[] request) throws IOException {
    var answer = line.send(request);
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.toString());
    }
  }

  private static byte[] request(URI node, String authorization, String path) {
    return """
    GET %s HTTP/1.1\r
    Host: %s:%d\r
    Authorization: %s\r
    \r
    """
        .formatted(path, node.getHost(), node.getPort(), authorization)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private double took(RecordingProxy.Search search) throws Exception {
    var request =
        HttpRequest.newBuilder(elasticsearch.resolve(search.path()))
            .header("Content-Type", search.contentType())
            .header("Accept", search.contentType())
            .POST(BodyPublishers.ofByteArray(search.body()))
            .build();
    var answer = JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
    return answer.required("took").asDouble();
  }
}

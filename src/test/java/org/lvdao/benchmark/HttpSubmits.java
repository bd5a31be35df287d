package org.lvdao.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.lvdao.benchmark.Reporters.Draft;

/** Reports that come in over HTTP, from many phones at once. */
final class HttpSubmits {
  private static final int PHONES = 64;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final URI reports;
  private final AtomicInteger repeated = new AtomicInteger();

  HttpSubmits(URI node) {
    this.reports = node.resolve("/api/v1/reports");
  }

  /**
   * Sends all drafts and returns when all are answered.
   *
   * @param acknowledged told the body of each answer
   * @return reports a second
   */
  double send(Deque<Draft> drafts, Consumer<String> acknowledged)
      throws InterruptedException, ExecutionException {
    var requests = new ConcurrentLinkedDeque<HttpRequest>();
    drafts.forEach(draft -> requests.add(request(draft)));
    int count = requests.size();
    long began = System.nanoTime();
    try (var phones = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new ArrayList<Future<?>>();
      for (int i = 0; i < PHONES; i++) {
        done.add(
            phones.submit(
                () -> {
                  for (var next = requests.poll(); next != null; next = requests.poll()) {
                    acknowledged.accept(send(next));
                  }
                  return null;
                }));
      }
      for (var phone : done) {
        phone.get();
      }
    }
    return count / ((System.nanoTime() - began) / 1e9);
  }

  /** How many reports had to be sent again so far, because the node was too busy. */
  int repeated() {
    return repeated.get();
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    var answer = http.send(request, BodyHandlers.ofString());
    while (answer.statusCode() == 503) {
      // As a phone does; the key makes it harmless.
      repeated.incrementAndGet();
      answer = http.send(request, BodyHandlers.ofString());
    }
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private HttpRequest request(Draft draft) {
    var photoIds = String.join("\",\"", draft.photoIds().stream().map(String::valueOf).toList());
    return HttpRequest.newBuilder(reports)
        .header("Authorization", draft.authorization())
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(
            BodyPublishers.ofString(
                """
                {"category":"CONSTRUCTION_WASTE","description":"河边有人倾倒建筑垃圾，气味难闻，堆放多日无人清理",
                "position":{"lat":36.688,"lon":116.982,"datum":"GCJ02","accuracy":12},
                "photoIds":["%s"],"contactPhone":"13800138000"}"""
                    .formatted(photoIds)))
        .build();
  }
}

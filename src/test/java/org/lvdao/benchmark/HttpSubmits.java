package org.lvdao.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

  private final URI node;
  private final AtomicInteger repeated = new AtomicInteger();

  HttpSubmits(URI node) {
    this.node = node;
  }

  /**
   * Sends all drafts and returns when all are answered.
   *
   * @param acknowledged told the body of each answer
   * @return reports a second
   */
  double send(Deque<Draft> drafts, Consumer<String> acknowledged)
      throws InterruptedException, ExecutionException {
    var requests = new ConcurrentLinkedDeque<byte[]>();
    drafts.forEach(draft -> requests.add(request(draft)));
    int count = requests.size();
    long began = System.nanoTime();
    try (var phones = Executors.newFixedThreadPool(PHONES)) {
      var done = new ArrayList<Future<?>>();
      for (int i = 0; i < PHONES; i++) {
        done.add(
            phones.submit(
                () -> {
                  sendSome(requests, acknowledged);
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

  private void sendSome(Deque<byte[]> requests, Consumer<String> acknowledged) throws IOException {
    try (var line = new PhoneLine(node)) {
      for (var next = requests.poll(); next != null; next = requests.poll()) {
        var answer = line.send(next);
        while (answer.status() == 503) {
          // As a phone does; the key makes it harmless.
          repeated.incrementAndGet();
          answer = line.send(next);
        }
        if (answer.status() != 201) {
          throw new IllegalStateException(answer.toString());
        }
        acknowledged.accept(answer.body());
      }
    }
  }

  private byte[] request(Draft draft) {
    var photoIds = String.join("\",\"", draft.photoIds().stream().map(String::valueOf).toList());
    var body =
        """
        {"category":"CONSTRUCTION_WASTE","description":"河边有人倾倒建筑垃圾，气味难闻，堆放多日无人清理",
        "position":{"lat":36.688,"lon":116.982,"datum":"GCJ02","accuracy":12},
        "photoIds":["%s"],"contactPhone":"13800138000"}"""
            .formatted(photoIds);
    return """
    POST /api/v1/reports HTTP/1.1\r
    Host: %s:%d\r
    Authorization: %s\r
    Idempotency-Key: %s\r
    Content-Type: application/json\r
    Content-Length: %d\r
    \r
    %s"""
        .formatted(
            node.getHost(),
            node.getPort(),
            draft.authorization(),
            UUID.randomUUID(),
            body.getBytes(StandardCharsets.UTF_8).length,
            body)
        .getBytes(StandardCharsets.UTF_8);
  }
}

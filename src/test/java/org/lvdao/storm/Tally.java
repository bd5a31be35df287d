package org.lvdao.storm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.lvdao.local.Answer;

/** What the phones of a storm were told. Safe for many threads. */
final class Tally {
  /** A report the application has promised to keep. */
  record Acknowledged(String key, long id, String caseNo, List<String> photoIds) {}

  /** What a phone does with an answer. */
  enum Verdict {
    ACKNOWLEDGED,
    TRY_AGAIN,
    /** It must not happen. */
    SURPRISE
  }

  private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  final AtomicInteger sent = new AtomicInteger();
  final AtomicInteger replayed = new AtomicInteger();
  final AtomicInteger busy = new AtomicInteger();
  final AtomicInteger unavailable = new AtomicInteger();
  final AtomicInteger broken = new AtomicInteger();

  Verdict judge(String key, Answer answer) {
    return switch (answer.status()) {
      case 201 -> acknowledge(key, answer.body());
      case 409 -> tryAgain(busy, answer, "request-in-progress");
      case 503 -> tryAgain(unavailable, answer, "unavailable");
      default -> surprise(key + ": " + answer);
    };
  }

  private Verdict acknowledge(String key, JsonNode body) {
    var photoIds = new ArrayList<String>();
    body.path("photos").forEach(photo -> photoIds.add(photo.path("id").asText()));
    var now =
        new Acknowledged(
            key, body.path("id").asLong(), body.path("caseNo").asText(), List.copyOf(photoIds));
    var before = acknowledged.putIfAbsent(key, now);
    if (before == null) {
      return Verdict.ACKNOWLEDGED;
    }
    replayed.incrementAndGet();
    return before.equals(now)
        ? Verdict.ACKNOWLEDGED
        : surprise("two answers to one key: " + before + " and " + now);
  }

  /** Only with a problem document that says when. */
  private Verdict tryAgain(AtomicInteger count, Answer answer, String problem) {
    count.incrementAndGet();
    var complete =
        "application/problem+json".equals(answer.header("Content-Type"))
            && answer.body().path("type").asText().equals("/problems/" + problem)
            && answer.header("Retry-After") != null;
    return complete
        ? Verdict.TRY_AGAIN
        : surprise("not a clear problem: " + answer + " " + answer.headers().map());
  }

  Verdict surprise(String what) {
    surprises.add(what);
    return Verdict.SURPRISE;
  }

  Map<String, Acknowledged> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  int count() {
    return acknowledged.size();
  }

  List<String> surprises() {
    return List.copyOf(surprises);
  }

  @Override
  public String toString() {
    return "%d acknowledged of %d sent, %d replayed, %d in progress, %d unavailable, %d broken, %d surprises"
        .formatted(
            count(),
            sent.get(),
            replayed.get(),
            busy.get(),
            unavailable.get(),
            broken.get(),
            surprises.size());
  }
}

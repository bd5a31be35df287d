package org.lvdao.storm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.lvdao.local.ApiClient;
import org.lvdao.storm.Tally.Verdict;

/**
 * A resident's phone with a bad line. It sends each report until it is acknowledged, under one
 * Idempotency-Key, after a first try that may go wrong in many ways.
 */
final class Phone {
  private static final String REPORTS = "/api/v1/reports";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Places in two districts that number their cases apart. */
  private static final double[][] PLACES = {{36.68, 116.98}, {36.70, 116.99}, {36.48, 115.44}};

  private static final List<String> CATEGORIES =
      List.of("HOUSEHOLD_WASTE", "CONSTRUCTION_WASTE", "INDUSTRIAL_WASTE");

  /** What becomes of the first try. */
  private enum Habit {
    PATIENT,
    /** The finger taps twice: several requests at once, to whichever nodes. */
    DOUBLE,
    /** The line breaks after sending. */
    LOST,
    /** The line breaks while sending. */
    HALF_SENT,
    /** The answer comes and is not read. */
    DEAF
  }

  private record Draft(String key, String body, Habit habit) {}

  private final ApiClient resident;
  private final List<URI> nodes;
  private final Tally tally;
  private final Random random;
  private final List<Draft> drafts = new ArrayList<>();

  Phone(ApiClient resident, List<URI> nodes, Tally tally, long seed) {
    this.resident = resident;
    this.nodes = nodes;
    this.tally = tally;
    this.random = new Random(seed);
  }

  /** Takes the photos of a report and writes it, without sending it. */
  void draft(String key, byte[] photo) {
    var photoIds = new ArrayList<String>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      photoIds.add(
          resident
              .upload("/api/v1/photos", "file", "a.jpg", "image/jpeg", photo)
              .is(201)
              .body()
              .path("id")
              .asText());
    }
    var place = PLACES[random.nextInt(PLACES.length)];
    var position =
        Map.of(
            "lat", place[0] + random.nextDouble() / 1000,
            "lon", place[1] + random.nextDouble() / 1000,
            "datum", "WGS84");
    var body =
        Map.of(
            "category",
            CATEGORIES.get(random.nextInt(CATEGORIES.size())),
            "description",
            "路边有垃圾 " + key,
            "position",
            position,
            "photoIds",
            photoIds);
    drafts.add(new Draft(key, json(body), Habit.values()[random.nextInt(Habit.values().length)]));
  }

  /** Sends all drafts, one after the other, each as soon as it may. */
  void sendAll(IntSupplier allowed) {
    for (int i = 0; i < drafts.size(); i++) {
      int number = i;
      Awaitility.await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> number < allowed.getAsInt());
      deliver(drafts.get(i));
    }
  }

  private void deliver(Draft draft) {
    try {
      firstTry(draft);
      int pause = 150 + random.nextInt(300);
      Awaitility.await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(pause))
          .until(() -> send(draft) != Verdict.TRY_AGAIN);
    } catch (ConditionTimeoutException gaveUp) {
      tally.surprise("gave up: " + draft.key());
    } catch (RuntimeException failure) {
      tally.surprise(draft.key() + ": " + failure);
    }
  }

  private void firstTry(Draft draft) {
    switch (draft.habit()) {
      case PATIENT -> {}
      case DEAF -> send(draft);
      case DOUBLE -> sendAtOnce(draft, 2 + random.nextInt(2));
      case LOST -> sendAndHangUp(draft, length -> length);
      case HALF_SENT -> sendAndHangUp(draft, random::nextInt);
    }
  }

  private Verdict send(Draft draft) {
    return send(draft, nodes.get(random.nextInt(nodes.size())));
  }

  private Verdict send(Draft draft, URI node) {
    tally.sent.incrementAndGet();
    try {
      var answer =
          resident.at(node).with("Idempotency-Key", draft.key()).post(REPORTS, draft.body());
      return tally.judge(draft.key(), answer);
    } catch (UncheckedIOException brokenLine) {
      tally.broken.incrementAndGet();
      return Verdict.TRY_AGAIN;
    }
  }

  private void sendAtOnce(Draft draft, int times) {
    var go = new CountDownLatch(1);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < times; i++) {
      var node = nodes.get((i + draft.key().length()) % nodes.size());
      threads.add(
          Thread.startVirtualThread(
              () -> {
                awaitSignal(go);
                send(draft, node);
              }));
    }
    go.countDown();
    threads.forEach(Phone::join);
  }

  /** How much of a request of this length goes out. */
  @FunctionalInterface
  private interface Portion {
    int of(int length);
  }

  private void sendAndHangUp(Draft draft, Portion portion) {
    tally.sent.incrementAndGet();
    var node = nodes.get(random.nextInt(nodes.size()));
    var bytes = request(draft, node).getBytes(StandardCharsets.UTF_8);
    try (var socket = new Socket(node.getHost(), node.getPort())) {
      socket.getOutputStream().write(bytes, 0, portion.of(bytes.length));
      socket.getOutputStream().flush();
    } catch (IOException brokenLine) {
      tally.broken.incrementAndGet();
    }
  }

  private String request(Draft draft, URI node) {
    return """
    POST %s HTTP/1.1\r
    Host: %s:%d\r
    Authorization: %s\r
    Idempotency-Key: %s\r
    Content-Type: application/json\r
    Content-Length: %d\r
    \r
    %s"""
        .formatted(
            REPORTS,
            node.getHost(),
            node.getPort(),
            resident.sends("Authorization"),
            draft.key(),
            draft.body().getBytes(StandardCharsets.UTF_8).length,
            draft.body());
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private static void awaitSignal(CountDownLatch signal) {
    try {
      signal.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

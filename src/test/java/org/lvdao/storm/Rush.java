package org.lvdao.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.pickup.Pickups;

/**
 * Many residents who want one of the last places of a slot. Some let go of the place they keep,
 * some are never heard of again, and the others book; who finds it full looks again until all
 * places are booked.
 */
final class Rush {
  private static final String HOLDS = "/api/v1/pickup/holds";

  /** Of so many who keep a place, one vanishes and one lets go of it. */
  private static final int HABITS = 4;

  private final Pickups pickups;
  private final String slot;
  private final int places;
  private final List<URI> nodes;
  private final Map<ApiClient, String> booked = new ConcurrentHashMap<>();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger released = new AtomicInteger();
  private final AtomicInteger vanished = new AtomicInteger();
  private final AtomicInteger late = new AtomicInteger();

  /** Why requests were sent again, and how often. */
  private final Map<String, Integer> repeated = new ConcurrentSkipListMap<>();

  /**
   * @param slot with so many free places
   */
  Rush(Pickups pickups, String slot, int places, List<URI> nodes) {
    this.pickups = pickups;
    this.slot = slot;
    this.places = places;
    this.nodes = nodes;
  }

  /** The ids of the bookings that were acknowledged, by who made them. */
  Map<ApiClient, String> booked() {
    return booked;
  }

  int held() {
    return held.get();
  }

  boolean isOver() {
    return booked.size() >= places;
  }

  /** A resident with a bad line; returns when they have a booking, or no more hope or interest. */
  void join(ApiClient resident, long seed) {
    var random = new Random(seed);
    while (!isOver()) {
      var hold = post(resident, random, HOLDS, Map.of("slotId", slot));
      if (hold.status() == 409) {
        hold.isProblem(409, "slot-full");
        pause(500 + random.nextInt(1_500));
        continue;
      }
      var id = Pickups.id(hold.is(201).body());
      held.incrementAndGet();
      int habit = random.nextInt(HABITS);
      if (habit == 0) {
        vanished.incrementAndGet();
        return;
      }
      if (habit == 1) {
        release(resident, random, id);
      } else if (book(resident, random, id)) {
        return;
      }
    }
  }

  private void release(ApiClient resident, Random random, String hold) {
    var answer = surely(random, node -> resident.at(node).delete(HOLDS + "/" + hold));
    assertThat(answer.status()).as(answer.toString()).isIn(204, 404);
    released.incrementAndGet();
  }

  private boolean book(ApiClient resident, Random random, String hold) {
    var answer = post(resident, random, "/api/v1/pickup/bookings", pickups.wish(hold));
    if (answer.status() == 409) {
      answer.isProblem(409, "hold-ended");
      late.incrementAndGet();
      return false;
    }
    booked.put(resident, Pickups.id(answer.is(201).body()));
    return true;
  }

  /** Under one key until there is an answer, and now and then once more than needed. */
  private Answer post(ApiClient resident, Random random, String path, Object body) {
    var once = resident.with("Idempotency-Key", UUID.randomUUID().toString());
    var answer = surely(random, node -> once.at(node).post(path, body));
    if (random.nextInt(5) == 0) {
      var again = surely(random, node -> once.at(node).post(path, body));
      if (answer.status() == 201) {
        assertThat(again.is(201).text()).as("the same answer again").isEqualTo(answer.text());
      }
      return again;
    }
    return answer;
  }

  private Answer surely(Random random, Function<URI, Answer> request) {
    while (true) {
      try {
        var answer = request.apply(nodes.get(random.nextInt(nodes.size())));
        var problem = answer.status() == 409 ? answer.body().path("type").asText() : "";
        if (answer.status() != 503 && !problem.equals("/problems/request-in-progress")) {
          return answer;
        }
        repeated.merge(answer.status() + problem, 1, Integer::sum);
      } catch (UncheckedIOException brokenLine) {
        repeated.merge("broken line", 1, Integer::sum);
      }
      pause(100 + random.nextInt(400));
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(Duration.ofMillis(millis));
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public String toString() {
    return "%d places held, %d booked, %d let go, %d vanished, %d late, requests repeated: %s"
        .formatted(held.get(), booked.size(), released.get(), vanished.get(), late.get(), repeated);
  }
}

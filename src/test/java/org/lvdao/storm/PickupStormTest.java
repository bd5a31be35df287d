package org.lvdao.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.local.ApiClient;
import org.lvdao.local.NodeProcess;
import org.lvdao.local.TestNode;
import org.lvdao.pickup.Pickups;

/** Many residents after the last places of a slot, at two nodes of which one may be killed. */
class PickupStormTest {
  private static final int PLACES = 10;
  private static final int ROUNDS = 3;

  /** Places of those who vanish come back within the test. */
  private static final Map<String, Object> HASTY =
      Map.of("lvdao.pickup.slot.hold-kept", "10s", "lvdao.pickup.due-check", "1s");

  /** In one statement, so of one moment: places that nobody has, or that two have. */
  private static final String ASTRAY =
      """
      SELECT slot.taken - (SELECT COUNT(*) FROM pickup_hold h WHERE h.slot_id = slot.id)
             - (SELECT COUNT(*) FROM pickup_booking b
                 WHERE b.slot_id = slot.id AND b.status NOT IN ('CANCELLED', 'EXPIRED')),
             GREATEST(slot.taken - slot.capacity, 0)
        FROM pickup_slot slot
       WHERE slot.id = %s
      """;

  @Test
  void the_last_places_are_booked_by_as_many_residents() throws Exception {
    long seed = World.seed();
    try (var one = World.node(HASTY);
        var two = World.node(HASTY)) {
      var crowd = crowd(one, 60);
      rush(one, crowd, seed, List.of(one.uri(), two.uri()), rush -> {});
    }
  }

  @Test
  @Tag("heavy")
  void a_killed_node_loses_no_hold_and_leaks_none() throws Exception {
    long seed = World.seed();
    try (var one = World.node(HASTY);
        var process = NodeProcess.on(World.database(), "rush-" + seed, HASTY)) {
      process.start().awaitReady();
      var nodes = List.of(one.uri(), process.uri(), process.uri());
      var crowd = crowd(one, 500);
      for (int round = 0; round < ROUNDS; round++) {
        var random = new Random(seed + round);
        rush(
            one,
            crowd,
            seed + round,
            nodes,
            rush -> {
              int before = 1 + random.nextInt(PLACES);
              Awaitility.await().until(() -> rush.held() >= before || rush.isOver());
              process.kill();
              process.start().awaitReady();
            });
      }
    }
  }

  /** What happens meanwhile. */
  @FunctionalInterface
  private interface Mischief {
    void to(Rush rush) throws Exception;
  }

  /** Those who got a place leave the crowd, for a household has not many. */
  private static void rush(
      TestNode node, List<ApiClient> crowd, long seed, List<URI> nodes, Mischief mischief)
      throws Exception {
    var pickups = node.bean(Pickups.class);
    var slot = Pickups.id(pickups.slots().getFirst());
    pickups.leave(slot, PLACES);
    long before = pickups.taken(slot);
    var rush = new Rush(pickups, slot, PLACES, nodes);
    var joined = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < crowd.size(); i++) {
        var resident = crowd.get(i);
        long own = seed * crowd.size() + i;
        joined.add(threads.submit(() -> rush.join(resident, own)));
      }
      mischief.to(rush);
      while (!joined.stream().allMatch(Future::isDone)) {
        assertNothingIsAstray(slot);
      }
      for (var one : joined) {
        one.get();
      }
    }
    System.out.printf("[storm] pickup seed=%d: %s%n", seed, rush);
    assertNothingIsAstray(slot);
    assertThat(pickups.taken(slot)).isEqualTo(before + PLACES);
    assertThat(
            World.truth()
                .rows("SELECT id FROM pickup_booking WHERE slot_id = " + slot + " ORDER BY id")
                .stream()
                .map(List::getFirst))
        .as("seed=%d", seed)
        .hasSize((int) before + PLACES)
        .containsAll(rush.booked().values());
    crowd.removeAll(rush.booked().keySet());
  }

  private static void assertNothingIsAstray(String slot) {
    assertThat(World.truth().rows(ASTRAY.formatted(slot))).containsExactly(List.of("0", "0"));
  }

  private static List<ApiClient> crowd(TestNode node, int residents) throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var signedIn =
          threads.invokeAll(
              Collections.nCopies(
                  residents,
                  (Callable<ApiClient>)
                      () -> {
                        var name = "rush-" + UUID.randomUUID();
                        return World.resident(World.anybody().at(node.uri()), name);
                      }));
      var crowd = new ArrayList<ApiClient>();
      for (var resident : signedIn) {
        crowd.add(resident.get());
      }
      return crowd;
    }
  }
}

package org.lvdao.storm;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.local.NodeProcess;

/** The application is killed in the middle of a storm and started again. */
class KilledNodeStormTest {
  /** The lease of the killed node has to end first. */
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void what_a_killed_node_acknowledged_is_kept_exactly_once_and_found() {
    rounds(World.seed(), 1, 100);
  }

  @Test
  @Tag("heavy")
  void kill_after_kill_loses_nothing() {
    rounds(World.seed(), 6, 200);
  }

  private static void rounds(long first, int rounds, int phones) {
    var settings = Map.<String, Object>of("lvdao.outbox.lease", "3s");
    try (var node = NodeProcess.on(World.database(), "killed-" + first, settings)) {
      node.start().awaitReady();
      for (int round = 0; round < rounds; round++) {
        killed(first + round, phones, node);
      }
    }
  }

  private static void killed(long seed, int phones, NodeProcess node) {
    var random = new Random(seed);
    var storm =
        Storm.prepare(
            "killed", seed, phones, 2, World.anybody().at(node.uri()), List.of(node.uri()));
    storm.begin();
    storm.awaitPercent(10 + random.nextInt(60));
    node.kill();
    var promised = storm.tally().acknowledged();
    World.truth().isWhole();
    World.truth().containsOnce(promised);
    node.start();
    storm.end();
    World.truth().holds(storm);
    World.truth().searchAgreesWithin(SOON);
  }
}

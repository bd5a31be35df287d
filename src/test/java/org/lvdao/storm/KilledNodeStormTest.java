package org.lvdao.storm;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.local.NodeProcess;

/** The application is killed in the middle of a storm and started again. */
class KilledNodeStormTest {
  @Test
  @Tag("heavy")
  void what_a_killed_node_acknowledged_is_kept_exactly_once_and_found() {
    long first = World.seed();
    var settings = Map.<String, Object>of("lvdao.outbox.lease", "3s");
    try (var node = NodeProcess.on(World.database(), "killed-" + first, settings)) {
      node.start().awaitReady();
      for (int round = 0; round < World.ROUNDS; round++) {
        killed(first + round, node);
      }
    }
  }

  private static void killed(long seed, NodeProcess node) {
    var random = new Random(seed);
    var storm =
        Storm.prepare("killed", seed, 100, 2, World.anybody().at(node.uri()), List.of(node.uri()));
    storm.begin();
    storm.awaitPercent(10 + random.nextInt(60));
    node.kill();
    var promised = storm.tally().acknowledged();
    World.truth().isWhole();
    World.truth().containsOnce(promised);
    node.start();
    storm.end();
    World.truth().holds(storm);
    World.truth().searchAgrees();
  }
}

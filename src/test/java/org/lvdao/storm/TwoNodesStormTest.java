package org.lvdao.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.local.NodeProcess;
import org.lvdao.local.TestNode;

/** Two nodes on one database do everything once between them, also when one of them goes. */
class TwoNodesStormTest {
  @Test
  void two_nodes_share_the_work_while_one_is_replaced() {
    long seed = World.seed();
    try (var first = witnessed()) {
      var second = witnessed();
      try {
        var nodes = new CopyOnWriteArrayList<URI>(List.of(first.uri(), second.uri()));
        var storm = Storm.prepare("two", seed, 50, 2, first.api().anonymous(), nodes);
        storm.begin().awaitPercent(40);
        second.close();
        second = witnessed();
        nodes.set(1, second.uri());
        storm.end();
        World.truth().holds(storm);
        World.truth().searchAgrees();
        for (var report : storm.tally().acknowledged().values()) {
          assertThat(Witness.seen(report.id())).containsExactly("0 submit");
        }
        warnsOnce(storm);
        sessionsWorkOn(first, second);
      } finally {
        second.close();
      }
    }
  }

  @Test
  @Tag("heavy")
  void two_processes_may_be_killed_in_turn() {
    long first = World.seed();
    var settings = Map.<String, Object>of("lvdao.outbox.lease", "3s");
    try (var one = NodeProcess.on(World.database(), "one-" + first, settings);
        var two = NodeProcess.on(World.database(), "two-" + first, settings)) {
      one.start();
      two.start();
      one.awaitReady();
      two.awaitReady();
      for (int round = 0; round < World.ROUNDS; round++) {
        var seed = first + round;
        var nodes = List.of(one.uri(), two.uri());
        var anybody = World.anybody().at(one.uri());
        var storm = Storm.prepare("killed-two", seed, 100, 2, anybody, nodes);
        storm.begin().awaitPercent(10 + new Random(seed).nextInt(60));
        var victim = round % 2 == 0 ? two : one;
        victim.kill();
        victim.start().awaitReady();
        storm.end();
        World.truth().holds(storm);
        World.truth().searchAgrees();
        warnsOnce(storm);
      }
    }
  }

  private static TestNode witnessed() {
    return World.node(
        Map.of(
            "lvdao.storm.witness", "true",
            // Both look as often as they can, to get in each other's way.
            "lvdao.report.deadline-check", "10ms"));
  }

  /** Makes every deadline of the storm pass and waits for what the nodes do about it. */
  private static void warnsOnce(Storm storm) {
    var reports = "report WHERE description LIKE '%" + storm.mark() + "%'";
    World.truth()
        .change(
            """
            UPDATE report
               SET warn_at = submitted_at, deadline = submitted_at, next_check_at = submitted_at
             WHERE description LIKE '%%%s%%'
            """
                .formatted(storm.mark()));
    Awaitility.await()
        .until(
            () ->
                World.truth()
                    .rows("SELECT id FROM " + reports + " AND overdue_at IS NULL")
                    .isEmpty());
    for (var action : List.of("warn", "mark-overdue")) {
      assertThat(
              World.truth()
                  .rows(
                      """
                      SELECT r.id, COUNT(h.id) FROM report r LEFT JOIN report_history h
                          ON h.report_id = r.id AND h.action = '%s'
                       WHERE r.description LIKE '%%%s%%' GROUP BY r.id HAVING COUNT(h.id) <> 1
                      """
                          .formatted(action, storm.mark())))
          .as(action)
          .isEmpty();
    }
    World.truth().isWhole();
    World.truth().searchAgrees();
  }

  private static void sessionsWorkOn(TestNode first, TestNode second) {
    var anybody = first.api().anonymous();
    var tokens = anybody.post("/api/v1/auth/wechat", Map.of("code", "traveller")).is(200).body();
    var refresh = Map.of("refreshToken", tokens.required("refreshToken").asText());
    var next = anybody.at(second).post("/api/v1/auth/refresh", refresh).is(200).body();
    anybody
        .with("Authorization", "Bearer " + next.required("accessToken").asText())
        .get("/api/v1/reports/mine")
        .is(200);
    // A token in two hands ends the session on every node.
    anybody.post("/api/v1/auth/refresh", refresh).is(401);
    anybody
        .with("Authorization", "Bearer " + next.required("accessToken").asText())
        .at(second)
        .get("/api/v1/reports/mine")
        .is(401);
  }
}

package org.lvdao.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.LocalMysql;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;

/** MySQL is restarted while phones submit. */
class DatabaseRestartStormTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String DATABASE = "lvdao_storm_restart";

  @Test
  void without_mysql_everybody_is_told_to_try_again_and_then_it_goes_on_by_itself() {
    restarts(World.seed(), 1, 40, false);
  }

  @Test
  @Tag("heavy")
  void mysql_may_be_killed_again_and_again() {
    restarts(World.seed(), 3, 100, true);
  }

  private static void restarts(long first, int rounds, int phones, boolean killed) {
    try (var mysql = TestServers.running().anotherMysql()) {
      mysql.start();
      var name = DATABASE + "_" + first;
      mysql.createDatabase(name);
      try (var node = TestNode.on(name, World.on(mysql, name))) {
        node.seed();
        for (int round = 0; round < rounds; round++) {
          restart(first + round, phones, killed, mysql, name, node);
        }
      }
    }
  }

  private static void restart(
      long seed, int phones, boolean killed, LocalMysql mysql, String name, TestNode node) {
    var random = new Random(seed);
    var truth = new Truth(mysql, name);
    var nodes = List.of(node.uri());
    var storm = Storm.prepare("restart", seed, phones, 3, node.api().anonymous(), nodes);
    storm.begin();
    storm.awaitPercent(10 + random.nextInt(50));
    if (killed) {
      mysql.kill();
    } else {
      mysql.stop();
    }
    var promised = storm.tally().acknowledged();
    if (!storm.isOver()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> storm.tally().unavailable.get() >= phones / 2 || storm.isOver());
    }
    everythingSaysTryAgain(node);
    mysql.start();
    truth.containsOnce(promised);
    storm.end();
    assertThat(storm.tally().broken.get()).as("broken lines").isZero();
    truth.holds(storm);
    truth.searchAgreesWithin(SOON);
    node.api().anonymous().get("/health").is(200);
  }

  private static void everythingSaysTryAgain(TestNode node) {
    var anybody = node.api().anonymous();
    isUnavailable(anybody.post("/api/v1/auth/wechat", Map.of("code", "late")));
    isUnavailable(
        anybody.post(
            "/api/v1/auth/staff",
            Map.of("username", "dispatcher.tianqiao", "password", "lvdao-local")));
    assertThat(anybody.get("/health").status()).isEqualTo(503);
    assertThat(anybody.get("/health/liveness").status()).isEqualTo(200);
  }

  private static void isUnavailable(Answer answer) {
    answer.isProblem(503, "unavailable");
    assertThat(answer.header("Retry-After")).isNotNull();
  }
}

package org.lvdao.storm;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static final String DATABASE = "lvdao_storm_restart";

  private static final int PHONES = 40;

  /** Stopped in the even rounds, killed in the odd ones. */
  @Test
  @Tag("heavy")
  void without_mysql_everybody_is_told_to_try_again_and_then_it_goes_on_by_itself() {
    long first = World.seed();
    try (var mysql = TestServers.running().anotherMysql()) {
      mysql.start();
      var name = DATABASE + "_" + first;
      mysql.createDatabase(name);
      try (var node = TestNode.on(name, World.on(mysql, name))) {
        node.seed();
        for (int round = 0; round < World.ROUNDS; round++) {
          restart(first + round, round % 2 == 1, mysql, name, node);
        }
      }
    }
  }

  private static void restart(
      long seed, boolean killed, LocalMysql mysql, String name, TestNode node) {
    var random = new Random(seed);
    var truth = new Truth(mysql, name);
    var nodes = List.of(node.uri());
    var storm = Storm.prepare("restart", seed, PHONES, 3, node.api().anonymous(), nodes);
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
          .until(() -> storm.tally().unavailable.get() >= PHONES / 2 || storm.isOver());
    }
    everythingSaysTryAgain(node);
    mysql.start();
    truth.containsOnce(promised);
    storm.end();
    assertThat(storm.tally().broken.get()).as("broken lines").isZero();
    truth.holds(storm);
    truth.searchAgrees();
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

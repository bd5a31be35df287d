package org.lvdao.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.local.NodeProcess;

/**
 * Many people are to be told at once: each message is in its inbox once, whoever dies meanwhile.
 */
class MessageStormTest {
  private static final int PIECE = 500;

  @Test
  void two_nodes_lose_and_double_no_message() {
    var notices = new Notices(World.seed(), 200);
    try (var first = World.node();
        var second = World.node()) {
      notices.publish();
      notices.arrive();
      notices.publish();
      notices.arrive();
      assertThat(first.uri()).isNotEqualTo(second.uri());
    }
  }

  @Test
  @Tag("heavy")
  void a_kill_in_the_middle_of_ten_thousand_loses_and_doubles_no_message() {
    long seed = World.seed();
    var settings = Map.<String, Object>of("lvdao.outbox.lease", "3s");
    try (var one = NodeProcess.on(World.database(), "told-one-" + seed, settings);
        var two = NodeProcess.on(World.database(), "told-two-" + seed, settings)) {
      one.start();
      two.start();
      one.awaitReady();
      two.awaitReady();
      for (int round = 0; round < 2; round++) {
        var notices = new Notices(seed + round, 10_000);
        notices.publish();
        notices.awaitPercent(10 + new Random(seed + round).nextInt(60));
        var victim = round == 0 ? one : two;
        victim.kill();
        long atTheKill = notices.messages();
        notices.arrive();
        System.out.printf(
            "[storm] messages seed=%d: %d of 10000 written when a node was killed%n",
            seed + round, atTheKill);
        victim.start().awaitReady();
      }
    }
  }

  /** Events in the outbox as the application publishes them, of cases that need not exist. */
  private static final class Notices {
    private static final Random IDS = new Random();

    private final long seed;
    private final int count;

    Notices(long seed, int count) {
      this.seed = seed;
      this.count = count;
    }

    /** Called again, it publishes the same events again. */
    void publish() {
      for (int from = 0; from < count; from += PIECE) {
        var rows = new StringBuilder();
        for (int i = from; i < Math.min(count, from + PIECE); i++) {
          rows.append(i == from ? "" : ",").append(row(i));
        }
        World.truth()
            .change(
                """
                INSERT INTO outbox (id, handler, aggregate_id, event, created_at, available_at)
                VALUES
                """
                    + rows);
      }
    }

    private String row(int number) {
      return """
      (%d, 'message-inbox', %d,
       '{"subjectId":%d,"version":%d,"kind":"REPORT_ACCEPTED","accountId":%d,\
      "at":"2026-03-01T00:00:00Z","values":{"caseNo":"TQ-1"},"path":"/reports/1"}',
       UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
      """
          .formatted(
              IDS.nextLong(Long.MAX_VALUE), number % 1_000, subject(), number, number % 1_000);
    }

    private long subject() {
      return 1_000_000_000L + seed;
    }

    private String mine() {
      return "FROM message WHERE notice_key LIKE 'report-accepted/" + subject() + "/%'";
    }

    long messages() {
      return Long.parseLong(World.truth().rows("SELECT COUNT(*) " + mine()).getFirst().getFirst());
    }

    void awaitPercent(int percent) {
      Awaitility.await()
          .pollInterval(Duration.ofMillis(5))
          .until(() -> messages() * 100 >= (long) count * percent);
    }

    /** Waits until every event is handled: then each has its one message, and none is parked. */
    void arrive() {
      Awaitility.await()
          .until(
              () ->
                  World.truth()
                      .rows(
                          "SELECT id, handler, last_error FROM outbox WHERE handler LIKE 'message-%'")
                      .isEmpty());
      assertThat(messages()).isEqualTo(count);
      assertThat(World.truth().rows("SELECT COUNT(DISTINCT notice_key) " + mine()))
          .isEqualTo(List.of(List.of(Integer.toString(count))));
    }
  }
}

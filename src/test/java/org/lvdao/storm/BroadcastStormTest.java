package org.lvdao.storm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.local.ApiClient;
import org.lvdao.local.NodeProcess;

/** A hundred thousand people are told something by nodes with little memory, one of which dies. */
class BroadcastStormTest {
  private static final int PEOPLE = 100_000;
  private static final int PIECE = 1_000;
  private static final String COMMUNITY = "370105013019";
  private static final String BROADCASTS = "/api/v1/staff/broadcasts";

  /** Little more than the node needs when it does nothing. */
  private static final String HEAP = "-Xmx160m";

  @Test
  @Tag("heavy")
  void a_hundred_thousand_get_it_once_although_a_node_dies_and_a_stop_is_a_stop() {
    long seed = World.seed();
    settle();
    try (var one = NodeProcess.on(World.database(), "broadcast-one-" + seed, Map.of(), HEAP);
        var two = NodeProcess.on(World.database(), "broadcast-two-" + seed, Map.of(), HEAP)) {
      one.start();
      two.start();
      one.awaitReady();
      two.awaitReady();
      var admin = World.admin(two);

      long began = System.nanoTime();
      var id = send(admin);
      awaitTold(id, PEOPLE / 3);
      one.kill();
      long atTheKill = rows(id);
      Awaitility.await().until(() -> read(admin, id).get("state").asText().equals("SENT"));
      long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
      assertThat(rows(id)).isEqualTo(PEOPLE);
      assertThat(read(admin, id).get("told").asInt()).isEqualTo(PEOPLE);

      one.start();
      one.awaitReady();
      var stopped = send(admin);
      awaitTold(stopped, PEOPLE / 4);
      var tag = admin.get(BROADCASTS + "/" + stopped).is(200).header("ETag");
      var told =
          admin
              .with("If-Match", tag)
              .post(BROADCASTS + "/" + stopped + "/cancel")
              .is(200)
              .body()
              .get("told")
              .asInt();
      one.kill();
      assertThat(told).isLessThan(PEOPLE);
      Awaitility.await().during(Duration.ofSeconds(5)).until(() -> rows(stopped) == told);
      System.out.printf(
          "[storm] broadcast seed=%d: %d told in %d ms, %d of them when a node was killed;"
              + " another stopped at %d; heap %s, resident %d MiB at the most%n",
          seed, PEOPLE, millis, atTheKill, told, HEAP, residentMost(two.pid()) / 1024);
    }
  }

  /** Lets them live in the community. */
  private static void settle() {
    for (int from = 0; from < PEOPLE; from += PIECE) {
      var people = new ArrayList<String>();
      var profiles = new ArrayList<String>();
      for (int i = from; i < from + PIECE; i++) {
        long id = 2_000_000_000L + i;
        people.add("(%d, 'RESIDENT', 'ACTIVE', '邻居', NOW(3))".formatted(id));
        profiles.add("(%d, '%s', 'zh-CN', FALSE, 1)".formatted(id, COMMUNITY));
      }
      World.truth()
          .change(
              "INSERT INTO account (id, kind, status, display_name, created_at) VALUES "
                  + String.join(",", people));
      World.truth()
          .change(
              "INSERT INTO account_profile"
                  + " (account_id, home_community, language, large_type, version) VALUES "
                  + String.join(",", profiles));
    }
  }

  private static String send(ApiClient admin) {
    var draft = new HashMap<String, Object>();
    draft.put("district", "tianqiao");
    draft.put("zh", Map.of("title", "收运时间调整", "body", "元旦期间收运时间调整。".repeat(40)));
    draft.put("audience", Map.of("areas", List.of(COMMUNITY)));
    var id = admin.post(BROADCASTS, draft).is(201).body().required("id").asText();
    assertThat(
            admin
                .with("If-Match", "\"0\"")
                .post(BROADCASTS + "/" + id + "/send", Map.of())
                .is(200)
                .body()
                .get("audienceSize")
                .asInt())
        .isEqualTo(PEOPLE);
    return id;
  }

  private static JsonNode read(ApiClient admin, String id) {
    return admin.get(BROADCASTS + "/" + id).is(200).body();
  }

  private static void awaitTold(String id, int count) {
    var told = "SELECT told FROM broadcast WHERE id = " + id;
    Awaitility.await()
        .until(() -> Integer.parseInt(World.truth().rows(told).getFirst().getFirst()) >= count);
  }

  private static long rows(String id) {
    var count = "SELECT COUNT(*) FROM message WHERE notice_key = 'broadcast/" + id + "'";
    return Long.parseLong(World.truth().rows(count).getFirst().getFirst());
  }

  /** In KiB. */
  private static long residentMost(long pid) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException notLinux) {
      throw new UncheckedIOException(notLinux);
    }
  }
}

package org.lvdao.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LocalMysql;
import org.lvdao.local.NodeProcess;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.points.Ledger;
import org.lvdao.points.Reservations;

/**
 * Jepsen's bank test in our words: many book at random for a few households, nodes and the database
 * die meanwhile, and every read sums right.
 */
class LedgerStormTest {
  /** The holders' points and what the districts gave, in one statement, so of one moment. */
  private static final String SUM =
      """
      SELECT (SELECT COALESCE(SUM(available + pending + reserved - receivable), 0)
                FROM points_balance)
             + (SELECT COALESCE(SUM(amount), 0) FROM points_posting
                 WHERE account IN ('ISSUANCE', 'REDEMPTION', 'EXPIRY', 'ADJUSTMENT')),
             (SELECT COALESCE(SUM(amount), 0) FROM points_posting),
             (SELECT COALESCE(SUM(available + reserved), 0) FROM points_lot)
             - (SELECT COALESCE(SUM(available + reserved), 0) FROM points_balance),
             (SELECT COUNT(*) FROM points_balance
               WHERE available < 0 OR pending < 0 OR reserved < 0 OR receivable < 0)
      """;

  @Test
  void many_tellers_at_two_nodes_never_lose_or_make_a_point() throws Exception {
    long seed = World.seed();
    var acknowledged = ConcurrentHashMap.<String>newKeySet();
    var district = "storm-" + UUID.randomUUID().toString().substring(0, 8);
    try (var first = World.node();
        var second = World.node();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tellers = new ArrayList<Future<?>>();
      for (int i = 0; i < 8; i++) {
        var node = i % 2 == 0 ? first : second;
        var teller =
            new Teller(
                node.bean(Ledger.class),
                node.bean(Reservations.class),
                district,
                new Random(seed + i),
                acknowledged::add);
        tellers.add(
            threads.submit(
                () -> {
                  for (int n = 0; n < 40; n++) {
                    teller.book();
                  }
                }));
      }
      int reads = 0;
      do {
        sumsRight(World.truth());
        reads++;
      } while (!tellers.stream().allMatch(Future::isDone));
      for (var teller : tellers) {
        teller.get();
      }
      System.out.printf(
          "[storm] ledger seed=%d: %d bookings, %d reads%n", seed, acknowledged.size(), reads);
      areBookedOnce(World.truth(), acknowledged);
      holds(first);
    }
  }

  @Test
  @Tag("heavy")
  void killed_nodes_and_a_killed_database_never_lose_or_make_a_point() throws Exception {
    long seed = World.seed();
    try (var mysql = TestServers.running().anotherMysql()) {
      mysql.start();
      var name = "lvdao_storm_ledger_" + seed;
      mysql.createDatabase(name);
      try (var node = TestNode.on(name, World.on(mysql, name))) {
        node.seed();
        storm(seed, mysql, name);
        holds(node);
      }
    }
  }

  private static void storm(long seed, LocalMysql mysql, String name) throws Exception {
    var file = Files.createTempFile("acknowledged", ".txt");
    var settings = new HashMap<>(World.on(mysql, name));
    settings.put("lvdao.storm.tellers", file.toString());
    var truth = new Truth(mysql, name);
    var over = new AtomicBoolean();
    try (var one = NodeProcess.on(name, "ledger-one-" + seed, settings);
        var two = NodeProcess.on(name, "ledger-two-" + seed, settings);
        var reader = Executors.newSingleThreadExecutor()) {
      one.start();
      two.start();
      one.awaitReady();
      two.awaitReady();
      var reads = reader.submit(() -> readUntil(over, truth));
      var random = new Random(seed);
      for (int round = 0; round < World.ROUNDS; round++) {
        awaitMore(file, 200 + random.nextInt(400));
        switch (round % 4) {
          case 0 -> restart(one);
          case 1 -> {
            mysql.kill();
            mysql.start();
          }
          case 2 -> restart(two);
          default -> {
            mysql.stop();
            mysql.start();
          }
        }
      }
      awaitMore(file, 500);
      one.kill();
      two.kill();
      over.set(true);
      var acknowledged = acknowledged(file);
      System.out.printf(
          "[storm] ledger seed=%d: %d bookings acknowledged, %d reads, %d kills and restarts%n",
          seed, acknowledged.size(), reads.get(), World.ROUNDS);
      areBookedOnce(truth, acknowledged);
    } finally {
      Files.delete(file);
    }
  }

  private static void restart(NodeProcess node) {
    node.kill();
    node.start().awaitReady();
  }

  /** How many reads there were; while the database is away there are none. */
  private static int readUntil(AtomicBoolean over, Truth truth) {
    int reads = 0;
    while (!over.get()) {
      try {
        sumsRight(truth);
        reads++;
      } catch (IllegalStateException databaseAway) {
        Thread.yield();
      }
    }
    return reads;
  }

  private static void sumsRight(Truth truth) {
    assertThat(truth.rows(SUM)).containsExactly(List.of("0", "0", "0", "0"));
  }

  private static void awaitMore(Path file, int lines) {
    int before = acknowledged(file).size();
    Awaitility.await().until(() -> acknowledged(file).size() >= before + lines);
  }

  /** What ends without a line break was not written to its end. */
  private static Set<String> acknowledged(Path file) {
    try {
      var text = Files.readString(file);
      return new HashSet<>(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void areBookedOnce(Truth truth, Set<String> acknowledged) {
    var booked = truth.rows("SELECT source_kind, source_id FROM points_transaction");
    var sources = new HashSet<String>();
    booked.forEach(row -> assertThat(sources.add(row.get(0) + " " + row.get(1))).isTrue());
    assertThat(sources).containsAll(acknowledged);
  }

  private static void holds(TestNode node) {
    var report = node.api().staff("admin").get("/api/v1/staff/points/check").is(200).body();
    assertThat(report.get("holds").asBoolean()).as(report.toPrettyString()).isTrue();
  }
}

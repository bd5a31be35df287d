package org.lvdao.storm;

import static java.time.temporal.TemporalAdjusters.previousOrSame;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Bins;
import org.lvdao.household.Bins.Bin;
import org.lvdao.household.Homes;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.ApiClient;
import org.lvdao.local.NodeProcess;
import org.lvdao.points.earning.EarningExamples;
import org.lvdao.points.earning.RuleSheets;

/** A hundred thousand deliveries (in ten rounds' worth) of days without network, at two nodes. */
class DeliveryStormTest {
  private static final int BINS = 100;
  private static final int EACH = 100 * World.ROUNDS;
  private static final int BATCH = 500;
  private static final int HOMES = 2_000;
  private static final int MOST_A_DAY = 60;
  private static final int MOST_A_WEEK = 250;

  /** One in so many batches is sent a second time, as when its answer was lost. */
  private static final int REPEATED = 4;

  @Test
  @Tag("heavy")
  void each_is_taken_once_although_many_are_told_twice_and_a_node_dies() throws Exception {
    long seed = World.seed();
    var random = new Random(seed);
    var settings = Map.<String, Object>of("lvdao.rate-limit.address-per-minute", "1000000");
    try (var one = NodeProcess.on(World.database(), "delivery-one-" + seed, settings);
        var two = NodeProcess.on(World.database(), "delivery-two-" + seed, settings)) {
      one.start();
      two.start();
      one.awaitReady();
      two.awaitReady();
      var nodes = List.of(one.uri(), two.uri());
      var bins = bins(World.admin(two));
      var cards = cards(World.admin(two), seed);
      var batches = batches(bins, cards, random);
      rule();
      var statuses = new ConcurrentLinkedQueue<String>();
      var lost = new AtomicInteger();
      var done = new AtomicInteger();

      long began = System.nanoTime();
      try (var phones = Executors.newFixedThreadPool(16)) {
        for (var batch : batches) {
          phones.submit(
              () -> {
                send(batch, nodes, statuses, lost);
                if (done.incrementAndGet() == batches.size() / 3) {
                  one.kill();
                }
              });
        }
      }
      long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();

      long accepted = statuses.stream().filter("ACCEPTED"::equals).count();
      System.out.printf(
          "[storm] delivery seed=%d: %d deliveries (%d told) in %d ms, %d a second; %d answers"
              + " lost%n",
          seed, BINS * EACH, statuses.size(), millis, BINS * EACH * 1000L / millis, lost.get());
      assertThat(statuses).containsOnly("ACCEPTED", "DUPLICATE");
      assertThat(accepted).isLessThanOrEqualTo(BINS * EACH);
      var mine = " FROM delivery WHERE source_id IN (" + ids(bins) + ")";
      assertThat(number("SELECT COUNT(*)" + mine)).isEqualTo(BINS * EACH);
      assertThat(number("SELECT COUNT(*)" + mine + " AND state = 'ACCEPTED'"))
          .isEqualTo(BINS * EACH);
      long expected =
          batches.stream()
              .filter(batch -> !batch.again())
              .flatMap(batch -> batch.events().stream())
              .mapToLong(event -> (int) event.get("grams"))
              .sum();
      assertThat(number("SELECT SUM(grams)" + mine)).isEqualTo(expected);
      long points = points(batches);
      assertThat(number("SELECT SUM(points)" + mine)).isEqualTo(points);
      assertThat(
              number(
                  "SELECT -SUM(p.amount) FROM points_posting p JOIN points_transaction t"
                      + " ON t.id = p.transaction_id"
                      + " WHERE p.account = 'ISSUANCE' AND t.rule = 'delivery'"))
          .isEqualTo(points);
      assertThat(number("SELECT SUM(used) FROM points_budget WHERE district = 'tianqiao'"))
          .isEqualTo(points);
      var check = World.admin(two).get("/api/v1/staff/points/check").is(200).body();
      assertThat(check.get("holds").asBoolean()).as(check.toPrettyString()).isTrue();
    }
  }

  /** Two points a delivery and ten a kilogram, with caps that most households reach. */
  private static void rule() {
    var rules = EarningExamples.rules(10);
    rules.put("caps", Map.of("day", MOST_A_DAY, "week", MOST_A_WEEK));
    rules.put("firstDelivery", 0);
    rules.put("holdHours", 0);
    rules.put("monthlyBudget", 1_000_000_000);
    try (var node = World.node()) {
      node.bean(RuleSheets.class)
          .put("tianqiao", BusinessTime.dayOf(Instant.now()).minusDays(7), rules);
    }
  }

  /** What all deliveries come to, in whichever order they are taken. */
  private static long points(List<Batch> batches) {
    var days = new HashMap<String, Map<LocalDate, Long>>();
    for (var batch : batches) {
      if (!batch.again()) {
        for (var event : batch.events()) {
          long worth = 2 + (int) event.get("grams") * 10 / 1000;
          days.computeIfAbsent((String) event.get("card"), none -> new HashMap<>())
              .merge(BusinessTime.dayOf(Instant.parse((String) event.get("at"))), worth, Long::sum);
        }
      }
    }
    return days.values().stream()
        .flatMap(
            byDay ->
                byDay.entrySet().stream()
                    .collect(
                        Collectors.groupingBy(
                            day -> day.getKey().with(previousOrSame(DayOfWeek.MONDAY)),
                            Collectors.summingLong(day -> Math.min(MOST_A_DAY, day.getValue()))))
                    .values()
                    .stream())
        .mapToLong(week -> Math.min(MOST_A_WEEK, week))
        .sum();
  }

  private record Batch(Bin bin, List<Map<String, Object>> events, boolean again) {}

  private static void send(
      Batch batch, List<URI> nodes, ConcurrentLinkedQueue<String> statuses, AtomicInteger lost) {
    // A device goes on until it has an answer, at whichever node there is.
    for (int attempt = batch.hashCode() & 1; ; attempt++) {
      try {
        var node = World.anybody().at(nodes.get(attempt % 2));
        var answer = Bins.signed(node, batch.bin(), Instant.now(), batch.events());
        if (answer.status() == 200) {
          statuses.addAll(answer.body().get("results").findValuesAsText("status"));
          return;
        }
        assertThat(answer.status()).as(answer.toString()).isGreaterThanOrEqualTo(500);
      } catch (UncheckedIOException unanswered) {
        lost.incrementAndGet();
      }
    }
  }

  private static List<Bin> bins(ApiClient admin) {
    var bins = new ArrayList<Bin>();
    for (int i = 0; i < BINS; i++) {
      bins.add(Bins.create(admin, Homes.COMMUNITY));
    }
    return bins;
  }

  private static List<String> cards(ApiClient admin, long seed) {
    var addresses = new ArrayList<String>();
    for (int i = 0; i < HOMES; i++) {
      addresses.add("storm-" + seed + "-" + i);
    }
    admin
        .upload(
            "/api/v1/staff/households/import",
            "file",
            "roster.csv",
            "text/csv",
            Homes.roster(addresses))
        .is(200);
    return World.truth()
        .rows(
            "SELECT c.number FROM household_card c JOIN household h ON h.id = c.household_id WHERE"
                + " h.community = '"
                + Homes.COMMUNITY
                + "' AND c.state = 'ACTIVE'")
        .stream()
        .map(List::getFirst)
        .toList();
  }

  private static List<Batch> batches(List<Bin> bins, List<String> cards, Random random) {
    var batches = new ArrayList<Batch>();
    var now = Instant.now();
    for (var bin : bins) {
      for (int from = 0; from < EACH; from += BATCH) {
        var events = new ArrayList<Map<String, Object>>();
        for (int i = from; i < Math.min(from + BATCH, EACH); i++) {
          var event = new LinkedHashMap<String, Object>();
          event.put("eventId", bin.id() + "-" + i);
          event.put("card", cards.get(random.nextInt(cards.size())));
          event.put("at", now.minusSeconds(random.nextInt(5 * 86_400)).toString());
          event.put("grams", 200 + random.nextInt(4_000));
          events.add(event);
        }
        batches.add(new Batch(bin, events, false));
        if (random.nextInt(REPEATED) == 0) {
          batches.add(new Batch(bin, events, true));
        }
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private static String ids(List<Bin> bins) {
    return String.join(",", bins.stream().map(Bin::id).toList());
  }

  private static long number(String sql) {
    return Long.parseLong(World.truth().rows(sql).getFirst().getFirst());
  }
}

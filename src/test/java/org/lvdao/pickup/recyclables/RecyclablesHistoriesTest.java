package org.lvdao.pickup.recyclables;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.pickup.Supply;
import org.lvdao.pickup.catalogue.MaterialCategory;

/**
 * Whatever happens in whatever order, on one node or two at once, the ledger says the same as sums
 * kept beside it, and collected = stock + in transit + received ± loss. Repeat one with {@code
 * -Dlvdao.seed=…}.
 */
@LvdaoTest
class RecyclablesHistoriesTest {
  private static final List<MaterialCategory> CATEGORIES =
      List.of(MaterialCategory.PAPER, MaterialCategory.PLASTIC);
  private static final Actor STAFF =
      new Actor(1, 0, List.of(new Actor.Grant(Role.ADMIN, AreaPath.ofDistrict("tianqiao"), null)));

  @Inject Supply supply;
  @Inject Balances balances;
  @Inject RecyclablesCheck check;
  @Inject Yard yard;
  @Inject AdjustableClock clock;
  @Inject ApplicationContext here;

  @Test
  void the_ledger_agrees_with_naive_sums_after_random_histories_on_two_nodes() throws Exception {
    play(Long.getLong("lvdao.seed", System.nanoTime() & 0xFFFFFF), 4, 60);
  }

  @Test
  @Tag("heavy")
  void the_ledger_agrees_with_naive_sums_after_very_many() throws Exception {
    play(Long.getLong("lvdao.seed", System.nanoTime() & 0xFFFFFF), 16, 500);
  }

  private void play(long seed, int workers, int steps) throws Exception {
    var station = supply.station();
    var centre = yard.centre(supply.admin(), station);
    var before = lines();
    var histories = new ArrayList<History>();
    try (var other = TestNode.join();
        var threads = Executors.newFixedThreadPool(workers)) {
      for (int i = 0; i < workers; i++) {
        var node = i % 2 == 0 ? here : other.beans();
        histories.add(new History(node, seed + i, Long.parseLong(station), centre));
      }
      for (var done : threads.invokeAll(histories.stream().map(h -> h.play(steps)).toList())) {
        done.get();
      }
    }
    var after = lines();
    System.out.printf(
        "[recyclables] seed=%d: %d movements, %d refused%n",
        seed,
        histories.stream().mapToLong(h -> h.moved).sum(),
        histories.stream().mapToLong(h -> h.refused).sum());
    assertThat(histories.stream().mapToLong(h -> h.moved).sum()).isPositive();
    for (var category : CATEGORIES) {
      var was = before.get(category);
      var is = after.get(category);
      assertThat(is.agrees()).as("seed %d: %s", seed, is).isTrue();
      Map.<LotAccount, ToLongFunction<Balance.Line>>of(
              LotAccount.COLLECTED, Balance.Line::collected,
              LotAccount.STOCK, Balance.Line::stock,
              LotAccount.IN_TRANSIT, Balance.Line::inTransit,
              LotAccount.LOSS, Balance.Line::loss,
              LotAccount.UNSORTED, Balance.Line::unsorted,
              LotAccount.SORTED, Balance.Line::sorted,
              LotAccount.SOLD, Balance.Line::sold,
              LotAccount.DISPOSED, Balance.Line::disposed,
              LotAccount.CENTRE_LOSS, Balance.Line::centreLoss)
          .forEach(
              (account, grams) ->
                  assertThat(grams.applyAsLong(is) - grams.applyAsLong(was))
                      .as("seed %d: %s of %s", seed, account, category)
                      .isEqualTo(
                          histories.stream().mapToLong(h -> h.sum(category, account)).sum()));
    }
    assertThat(check.check("tianqiao").invariants())
        .as("seed %d", seed)
        .allSatisfy(found -> assertThat(found.violations()).as("%s", found).isZero());
  }

  private Map<MaterialCategory, Balance.Line> lines() {
    var lines = new EnumMap<MaterialCategory, Balance.Line>(MaterialCategory.class);
    balances
        .at("tianqiao", clock.instant())
        .items()
        .forEach(line -> lines.put(line.category(), line));
    return lines;
  }

  private record Booked(
      long id, MaterialCategory category, LotAccount from, LotAccount to, long grams) {}

  /** What one worker does, and what it believes to have done. */
  private final class History {
    private final RecyclablesLedger ledger;
    private final LoadSheets sheets;
    private final Handling handling;
    private final Reversals reversals;
    private final MovementRepository movements;
    private final PostingRepository postings;
    private final Ids ids;
    private final Random random;
    private final long station;
    private final String centre;
    private final Map<MaterialCategory, Map<LotAccount, Long>> sums =
        new EnumMap<>(MaterialCategory.class);
    private final List<LoadSheets.Sheet> open = new ArrayList<>();
    private final List<Booked> booked = new ArrayList<>();
    private final List<RecyclablesLedger.Collection> collections = new ArrayList<>();
    private long moved;
    private long refused;

    History(ApplicationContext node, long seed, long station, String centre) {
      this.ledger = node.getBean(RecyclablesLedger.class);
      this.sheets = node.getBean(LoadSheets.class);
      this.handling = node.getBean(Handling.class);
      this.reversals = node.getBean(Reversals.class);
      this.movements = node.getBean(MovementRepository.class);
      this.postings = node.getBean(PostingRepository.class);
      this.ids = node.getBean(Ids.class);
      this.random = new Random(seed);
      this.station = station;
      this.centre = centre;
    }

    long sum(MaterialCategory category, LotAccount account) {
      return sums.getOrDefault(category, Map.of()).getOrDefault(account, 0L);
    }

    private void post(MaterialCategory category, LotAccount from, LotAccount to, long grams) {
      var mine = sums.computeIfAbsent(category, any -> new EnumMap<>(LotAccount.class));
      // What was collected is told as it is, not as what is missing outside.
      mine.merge(from, from == LotAccount.COLLECTED ? grams : -grams, Long::sum);
      mine.merge(to, grams, Long::sum);
    }

    Callable<Boolean> play(int steps) {
      return () -> {
        for (int i = 0; i < steps; i++) {
          try {
            step();
            moved++;
          } catch (DomainError notEnough) {
            assertThat(notEnough.type()).isEqualTo(RecyclablesProblem.NOT_ENOUGH_STOCK);
            refused++;
          }
        }
        return true;
      };
    }

    private long grams(int most) {
      return 1 + random.nextInt(most);
    }

    private MaterialCategory category() {
      return CATEGORIES.get(random.nextInt(CATEGORIES.size()));
    }

    private void step() {
      switch (random.nextInt(13)) {
        case 0, 1, 2, 3 -> collect();
        case 4 -> correct();
        case 5 -> correctDownwards();
        case 6, 7 -> load();
        case 8 -> receive();
        case 9 -> takeBack();
        case 10 -> handle(MovementKind.SORTED, LotAccount.UNSORTED, LotAccount.SORTED);
        case 11 -> handle(MovementKind.SOLD, LotAccount.SORTED, LotAccount.SOLD);
        default -> lose();
      }
    }

    private void collect() {
      var grams = Map.of(category(), grams(900));
      var what =
          new RecyclablesLedger.Collection(
              ids.next(), "tianqiao", null, station, grams, 7, clock.instant());
      ledger.collected(what);
      ledger.collected(what);
      collections.add(what);
      grams.forEach((category, g) -> post(category, LotAccount.COLLECTED, LotAccount.STOCK, g));
    }

    /** Of what left the station since, it depends on the others what it is taken from. */
    private void correctDownwards() {
      if (!collections.isEmpty()) {
        var what = collections.removeLast();
        var collected = what.grams().entrySet().iterator().next();
        var less = Map.of(collected.getKey(), -1 - random.nextLong(collected.getValue()));
        ledger.corrected(what, less, 2, 1, "误称");
        ledger.corrected(what, less, 2, 1, "误称");
        var movement = movements.findBySource("correction", what.id() + "/2").orElseThrow();
        for (var row : postings.findOf(List.of(movement.id()))) {
          boolean outside = row.account() == LotAccount.COLLECTED;
          sums.computeIfAbsent(row.category(), any -> new EnumMap<>(LotAccount.class))
              .merge(row.account(), outside ? -row.grams() : row.grams(), Long::sum);
        }
      }
    }

    /** A load sheet on its way, or what staff booked of stock, whichever comes. */
    private void takeBack() {
      if (random.nextBoolean() && !open.isEmpty()) {
        var sheet = open.remove(random.nextInt(open.size()));
        long id = Long.parseLong(sheet.view().id());
        reversals.cancel(STAFF, id, sheet.version(), "未发车");
        reversals.cancel(STAFF, id, sheet.version(), "未发车");
        sheet
            .view()
            .lines()
            .forEach(
                line ->
                    post(line.category(), LotAccount.IN_TRANSIT, LotAccount.STOCK, line.grams()));
      } else if (!booked.isEmpty()) {
        var wrong = booked.remove(random.nextInt(booked.size()));
        reversals.reverse(STAFF, wrong.id(), "录入错误");
        reversals.reverse(STAFF, wrong.id(), "录入错误");
        post(wrong.category(), wrong.to(), wrong.from(), wrong.grams());
      }
    }

    private void correct() {
      if (!collections.isEmpty()) {
        var what = collections.removeLast();
        var category = what.grams().keySet().iterator().next();
        long more = grams(300);
        ledger.corrected(what, Map.of(category, more), 1, 1, "复秤");
        ledger.corrected(what, Map.of(category, more), 1, 1, "复秤");
        post(category, LotAccount.COLLECTED, LotAccount.STOCK, more);
      }
    }

    private void load() {
      var lines =
          CATEGORIES.stream()
              .map(category -> new LoadSheetController.NewLine(category, grams(700)))
              .toList();
      var sheet =
          sheets.load(
              STAFF,
              new LoadSheetController.NewLoadSheet(Long.toString(station), "鲁A12345", null, lines));
      open.add(sheet);
      lines.forEach(
          line -> post(line.category(), LotAccount.STOCK, LotAccount.IN_TRANSIT, line.grams()));
    }

    private void receive() {
      if (!open.isEmpty()) {
        var sheet = open.remove(random.nextInt(open.size()));
        var lines =
            sheet.view().lines().stream()
                .map(
                    line ->
                        new LoadSheetController.ReceivedLine(
                            line.category(),
                            Math.max(0, line.grams() + random.nextInt(41) - 20),
                            "复磅"))
                .toList();
        sheets.receive(STAFF, Long.parseLong(sheet.view().id()), sheet.version(), lines);
        for (int i = 0; i < lines.size(); i++) {
          var line = lines.get(i);
          long sent = sheet.view().lines().get(i).grams();
          post(line.category(), LotAccount.IN_TRANSIT, LotAccount.UNSORTED, line.grams());
          post(line.category(), LotAccount.IN_TRANSIT, LotAccount.LOSS, sent - line.grams());
        }
      }
    }

    private void handle(MovementKind kind, LotAccount from, LotAccount to) {
      var category = category();
      long grams = grams(500);
      book(kind, from, to, centre, category, grams);
    }

    private void lose() {
      var category = category();
      var from =
          Stream.of(LotAccount.STOCK, LotAccount.UNSORTED, LotAccount.SORTED)
              .toList()
              .get(random.nextInt(3));
      boolean atStation = from == LotAccount.STOCK;
      long grams = grams(60);
      book(
          MovementKind.LOST,
          from,
          atStation ? LotAccount.LOSS : LotAccount.CENTRE_LOSS,
          atStation ? Long.toString(station) : centre,
          category,
          grams);
    }

    private void book(
        MovementKind kind,
        LotAccount from,
        LotAccount to,
        String place,
        MaterialCategory category,
        long grams) {
      var row =
          handling.book(
              STAFF,
              new RecyclablesController.NewMovement(kind, from, place, category, grams, "登记"));
      booked.add(new Booked(row.id(), category, from, to, grams));
      post(category, from, to, grams);
    }
  }
}

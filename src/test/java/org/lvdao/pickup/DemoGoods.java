package org.lvdao.pickup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lvdao.pickup.WeighIn.ScaleReading;

/** What people of the demo give away, and what it weighs in the end. */
final class DemoGoods {
  /** What a household has of it at a time, kilograms. */
  private record Usual(String code, double least, double most) {}

  private static final List<Usual> USUAL =
      List.of(
          new Usual("CARDBOARD", 3, 14),
          new Usual("CARDBOARD", 4, 10),
          new Usual("PAPER", 2, 15),
          new Usual("PAPER", 3, 9),
          new Usual("PLASTIC_BOTTLE", 1, 5),
          new Usual("TEXTILE", 3, 14),
          new Usual("PLASTIC_HARD", 1, 5),
          new Usual("IRON", 1.5, 9),
          new Usual("ALUMINIUM", 0.3, 1.6),
          new Usual("GLASS", 2, 8),
          new Usual("SMALL_APPLIANCE", 2, 7),
          new Usual("HAZARDOUS", 0.2, 1.2));

  /** Priced by the piece, and what one weighs, grams. */
  private static final Map<String, Integer> PIECES =
      Map.of(
          "FRIDGE", 58_000,
          "WASHER", 46_000,
          "AIR_CONDITIONER", 42_000,
          "TELEVISION", 17_000,
          "COMPUTER", 8_500,
          "SOFA", 52_000,
          "MATTRESS", 31_000,
          "WARDROBE", 64_000,
          "TABLE", 23_000);

  private static final List<String> APPLIANCES =
      List.of("FRIDGE", "WASHER", "AIR_CONDITIONER", "TELEVISION", "TELEVISION", "COMPUTER");

  private static final List<String> BULKY = List.of("SOFA", "MATTRESS", "WARDROBE", "TABLE");

  private DemoGoods() {}

  /**
   * One to three things of a household, an old appliance, or the boxes of a shop.
   *
   * @param photoIds of the first one
   */
  static List<WantedItem> basket(Random random, boolean bulky, List<String> photoIds) {
    var wanted = new ArrayList<WantedItem>();
    int kind = random.nextInt(100);
    if (bulky) {
      wanted.add(piece(BULKY.get(random.nextInt(BULKY.size())), photoIds));
    } else if (kind < 12) {
      wanted.add(piece(APPLIANCES.get(random.nextInt(APPLIANCES.size())), photoIds));
    } else if (kind < 20) {
      wanted.add(kilograms("CARDBOARD", 40 + 120 * random.nextDouble(), photoIds));
      return wanted;
    }
    var usual = new ArrayList<>(USUAL);
    Collections.shuffle(usual, random);
    usual.stream()
        .limit(wanted.isEmpty() ? 1 + random.nextInt(3) : random.nextInt(2))
        .filter(item -> wanted.stream().noneMatch(one -> one.itemCode().equals(item.code())))
        .forEach(
            item ->
                wanted.add(
                    kilograms(
                        item.code(),
                        item.least() + (item.most() - item.least()) * random.nextDouble(),
                        wanted.isEmpty() ? photoIds : List.of())));
    return wanted;
  }

  private static WantedItem piece(String code, List<String> photoIds) {
    return new WantedItem(code, 1L, null, photoIds);
  }

  /** People guess in half kilograms. */
  private static WantedItem kilograms(String code, double kilograms, List<String> photoIds) {
    return new WantedItem(code, null, Math.max(1, Math.round(kilograms * 2)) * 500, photoIds);
  }

  /** What the scale says of it: not quite what was guessed, to 50 grams. */
  static WeighIn weigh(Random random, Instant at, List<WantedItem> wanted, List<String> photoIds) {
    boolean partly = wanted.size() > 1 && random.nextInt(15) == 0;
    boolean connected = random.nextInt(3) > 0;
    var weighed = new ArrayList<WeighIn.Item>();
    for (var item : partly ? wanted.subList(0, wanted.size() - 1) : wanted) {
      var pieces = PIECES.get(item.itemCode());
      long likely = pieces != null ? pieces : item.estimatedWeight();
      long grams =
          Math.max(1, Math.round(likely * Math.exp(0.18 * random.nextGaussian()) / 50)) * 50;
      weighed.add(
          new WeighIn.Item(
              item.itemCode(),
              pieces == null || random.nextBoolean() ? grams : null,
              item.quantity(),
              connected && pieces == null
                  ? new ScaleReading("BLE-SCALE-07", "%.2fkg".formatted(grams / 1_000.0))
                  : null,
              weighed.isEmpty() ? photoIds : List.of()));
    }
    return new WeighIn(at, weighed, partly, partly ? "部分物品住户临时决定留用" : null);
  }
}

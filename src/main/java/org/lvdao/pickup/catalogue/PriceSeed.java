package org.lvdao.pickup.catalogue;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.platform.seed.SeedSource;

/**
 * Loads {@code pickup-prices.csv}: the lines of one district and day are a price list. One that was
 * loaded never changes, not even when its lines are gone; other prices are another list.
 */
@Singleton
class PriceSeed implements SeedSource {
  private static final String FILE = "pickup-prices.csv";
  private static final String WHAT = "price lists";

  private final PriceListRepository lists;
  private final ItemRepository items;
  private final Transactions transactions;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  PriceSeed(
      PriceListRepository lists,
      ItemRepository items,
      Transactions transactions,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.lists = lists;
    this.items = items;
    this.transactions = transactions;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 63;
  }

  @Override
  public Result load(Path folder) {
    return CsvTable.seed(
        folder.resolve(FILE),
        WHAT,
        lines -> transactions.write(() -> store(lines)),
        "district",
        "effective_from",
        "item",
        "direction",
        "price_fen");
  }

  private record Key(String district, Instant effectiveFrom) {}

  private Result store(List<CsvTable.Row> lines) {
    var wanted = new LinkedHashMap<Key, List<CsvTable.Row>>();
    for (var line : lines) {
      wanted.computeIfAbsent(key(line), any -> new ArrayList<>()).add(line);
    }
    var present =
        wanted.keySet().stream()
            .map(Key::district)
            .filter(district -> lists.findLastNumber(district) > 0)
            .collect(Collectors.toSet());
    int added = 0;
    for (var list : wanted.entrySet()) {
      var district = list.getKey().district;
      var from = list.getKey().effectiveFrom;
      var first = list.getValue().getFirst();
      var prices = json.write(prices(district, list.getValue()));
      var known = lists.findSeeded(district, from).orElse(null);
      if (known == null) {
        if (present.contains(district) && !from.isAfter(clock.instant())) {
          throw first.broken(
              district
                  + " has prices, and new ones never begin in the past; give them an"
                  + " effective_from after today");
        }
        lists.insert(
            ids.next(),
            district,
            lists.findLastNumber(district) + 1,
            from,
            prices,
            "",
            clock.instant(),
            0);
        added++;
      } else if (!known.prices().equals(prices)) {
        throw first.broken(
            "the price list of "
                + district
                + " from that day was loaded with other prices, and"
                + " never changes; give the new ones a later effective_from");
      }
    }
    return new Result(WHAT, added, 0, 0);
  }

  private static Key key(CsvTable.Row line) {
    try {
      var day = LocalDate.parse(line.required("effective_from"));
      return new Key(line.required("district"), BusinessTime.startOf(day));
    } catch (DateTimeParseException noDay) {
      throw line.broken("effective_from looks like 2026-01-01, not " + line.text("effective_from"));
    }
  }

  private List<Price> prices(String district, List<CsvTable.Row> lines) {
    Map<String, ItemRow> known =
        items.findAll(district).stream()
            .collect(Collectors.toMap(ItemRow::code, Function.identity()));
    var prices = new LinkedHashMap<String, Price>();
    for (var line : lines) {
      var code = line.required("item");
      var item = known.get(code);
      if (item == null) {
        throw line.broken("no item " + code + " in " + district + "; see pickup-catalogue.csv");
      }
      var price = item.price(line.oneOf(Direction.class, "direction"), line.number("price_fen"));
      if (!price.isSound()) {
        throw line.broken("price_fen is 0 if and only if the direction is FREE");
      }
      if (prices.put(code, price) != null) {
        throw line.broken("the item " + code + " stands twice in this list; keep one");
      }
    }
    return List.copyOf(prices.values());
  }
}

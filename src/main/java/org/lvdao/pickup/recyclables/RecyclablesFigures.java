package org.lvdao.pickup.recyclables;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Percent;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.pickup.recyclables.CollectionFigures.Group;
import org.lvdao.pickup.recyclables.PostingRepository.CollectedSum;
import org.lvdao.pickup.recyclables.RecoveryFigures.Month;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.station.Stations;
import org.lvdao.platform.database.Transactions;

/** What the ledger says of a district to those who answer for it. */
@Singleton
class RecyclablesFigures {
  private final PostingRepository postings;
  private final WasteTotalRepository totals;
  private final StockRepository stocks;
  private final RecyclablesScope scope;
  private final RecyclablesSettings settings;
  private final Stations stations;
  private final AreaService areas;
  private final Transactions transactions;

  RecyclablesFigures(
      PostingRepository postings,
      WasteTotalRepository totals,
      StockRepository stocks,
      RecyclablesScope scope,
      RecyclablesSettings settings,
      Stations stations,
      AreaService areas,
      Transactions transactions) {
    this.postings = postings;
    this.totals = totals;
    this.stocks = stocks;
    this.scope = scope;
    this.settings = settings;
    this.stations = stations;
    this.areas = areas;
    this.transactions = transactions;
  }

  /**
   * @param to part of the period
   */
  CollectionFigures collection(
      Actor actor, String district, LocalDate from, LocalDate to, Group group) {
    scope.requireSight(actor, district);
    return transactions.read(
        () -> {
          var now = sums(postings.collected(district, from, to), key(group, 0));
          var before =
              sums(postings.collected(district, from.minusYears(1), yearBefore(to)), key(group, 1));
          var keys = new TreeSet<>(now.keySet());
          keys.addAll(before.keySet());
          var lines = new ArrayList<CollectionFigures.Line>();
          for (var key : keys) {
            lines.add(
                line(
                    key,
                    name(group, key),
                    now.getOrDefault(key, 0L),
                    before.getOrDefault(key, 0L)));
          }
          return new CollectionFigures(
              district, from, to, group, lines, line("", "合计", sum(now), sum(before)));
        });
  }

  /** Whole months are compared to whole months, so the end of February stays its end. */
  private static LocalDate yearBefore(LocalDate last) {
    var before = last.minusYears(1);
    return last.getDayOfMonth() == last.lengthOfMonth()
        ? before.withDayOfMonth(before.lengthOfMonth())
        : before;
  }

  private static Map<String, Long> sums(
      List<CollectedSum> sums, Function<CollectedSum, String> key) {
    return sums.stream()
        .collect(
            Collectors.groupingBy(key, TreeMap::new, Collectors.summingLong(CollectedSum::grams)));
  }

  private static long sum(Map<String, Long> sums) {
    return sums.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * @param yearsLater how much later the day is that a day is compared to
   */
  private static Function<CollectedSum, String> key(Group group, int yearsLater) {
    return switch (group) {
      case CATEGORY -> sum -> sum.category().name();
      case STATION -> sum -> Long.toString(sum.stationId());
      case DAY -> sum -> sum.day().plusYears(yearsLater).toString();
      case AREA -> sum -> sum.subdistrict() == null ? "" : sum.subdistrict();
    };
  }

  private String name(Group group, String key) {
    return switch (group) {
      case CATEGORY -> MaterialCategory.valueOf(key).label();
      case STATION -> stations.find(Long.parseLong(key)).map(Station::name).orElse(key);
      case DAY -> key;
      case AREA -> areas.find(key).map(Area::name).orElse(key);
    };
  }

  private static CollectionFigures.Line line(String key, String name, long grams, long before) {
    return new CollectionFigures.Line(key, name, grams, before, Percent.of(grams - before, before));
  }

  /**
   * @param to part of the period
   */
  RecoveryFigures recovery(Actor actor, String district, YearMonth from, YearMonth to) {
    scope.requireSight(actor, district);
    return recovery(district, from, to);
  }

  /** As above, for who asks for nobody in particular. */
  RecoveryFigures recovery(String district, YearMonth from, YearMonth to) {
    return transactions.read(
        () -> {
          var recovered =
              postings.collected(district, from.atDay(1), to.atEndOfMonth()).stream()
                  .filter(sum -> sum.category() != MaterialCategory.HAZARDOUS)
                  .collect(
                      Collectors.groupingBy(
                          sum -> YearMonth.from(sum.day()),
                          Collectors.summingLong(CollectedSum::grams)));
          var waste =
              totals.findInForce(district, from.toString(), to.toString()).stream()
                  .collect(Collectors.toMap(WasteTotalRow::month, WasteTotalRow::grams));
          var months = new ArrayList<Month>();
          for (var month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            months.add(
                month(
                    month.toString(),
                    recovered.getOrDefault(month, 0L),
                    waste.get(month.toString())));
          }
          return new RecoveryFigures(district, months, total(from + "/" + to, months));
        });
  }

  private static Month total(String period, List<Month> months) {
    long recovered = 0;
    long waste = 0;
    for (var month : months) {
      if (month.wasteTotal() != null) {
        recovered += month.recovered();
        waste += month.wasteTotal();
      }
    }
    return month(period, recovered, waste == 0 ? null : waste);
  }

  private static Month month(String name, long recovered, @Nullable Long waste) {
    return new Month(name, recovered, waste, waste == null ? null : Percent.of(recovered, waste));
  }

  /** What lies at the stations in use, and at those retired that are not empty; fullest first. */
  StationStocks stocks(Actor actor, String district) {
    scope.requireSight(actor, district);
    var lots =
        stocks.findAtStations(district).stream().collect(Collectors.groupingBy(StockRow::placeId));
    var fullest =
        Comparator.comparing(
                StationStocks.Station::fillRate,
                Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder()))
            .reversed();
    return new StationStocks(
        district,
        Stream.concat(
                stations.inDistrict(district).stream(),
                lots.keySet().stream().flatMap(id -> stations.find(id).stream()))
            .distinct()
            .map(station -> station(station, lots.getOrDefault(station.id(), List.of())))
            .sorted(fullest)
            .toList());
  }

  private StationStocks.Station station(Station station, List<StockRow> lots) {
    long stock = lots.stream().mapToLong(StockRow::grams).sum();
    return new StationStocks.Station(
        Long.toString(station.id()),
        station.code(),
        station.name(),
        stock,
        station.capacityGrams(),
        Percent.of(stock, station.capacityGrams()),
        stock * 100 >= station.capacityGrams() * settings.transferDuePercent(),
        lots.stream()
            .map(lot -> new StationStocks.Lot(lot.category(), lot.category().label(), lot.grams()))
            .toList());
  }
}

package org.lvdao.pickup.recyclables;

import io.micronaut.context.ApplicationContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.pickup.recyclables.LoadSheetController.NewLine;
import org.lvdao.pickup.recyclables.LoadSheetController.NewLoadSheet;
import org.lvdao.pickup.recyclables.LoadSheetController.ReceivedLine;
import org.lvdao.pickup.recyclables.RecyclablesController.NewMovement;
import org.lvdao.platform.database.Transactions;

/** What becomes of what the stations of the demo collect; everything at the caller's time. */
public final class DemoRecyclables {
  private static final long LEAST_LOAD = 2_000;
  private static final List<String> LOST_ON_THE_WAY =
      List.of("运输途中水分蒸发，复磅差异", "装卸散落少量，司机已签字确认", "两处地磅误差");

  private final ApplicationContext beans;
  private final Actor dispatcher;
  private final String district;
  private final Random random;

  public DemoRecyclables(
      ApplicationContext beans, Actor dispatcher, String district, Random random) {
    this.beans = beans;
    this.dispatcher = dispatcher;
    this.district = district;
    this.random = random;
  }

  /** Grams at the station. */
  public long stock(long stationId) {
    return stocks(stationId).stream().mapToLong(StockRow::grams).sum();
  }

  private List<StockRow> stocks(long stationId) {
    return beans.getBean(StockRepository.class).findAtStations(district).stream()
        .filter(row -> row.placeId() == stationId)
        .toList();
  }

  /**
   * Sends most of what lies at the station to its centre.
   *
   * @return the load sheet; null when there was too little of anything
   */
  public @Nullable Long load(long stationId, String plate) {
    var lines =
        stocks(stationId).stream()
            .filter(row -> row.grams() >= LEAST_LOAD)
            .map(row -> new NewLine(row.category(), part(row.grams(), 80 + random.nextInt(21))))
            .toList();
    return lines.isEmpty()
        ? null
        : Long.valueOf(
            sheets()
                .load(dispatcher, new NewLoadSheet(Long.toString(stationId), plate, null, lines))
                .view()
                .id());
  }

  /** What the centre weighed: sometimes a little less of something. */
  public void receive(long sheetId) {
    var sheet = sheets().read(dispatcher, sheetId);
    var lines = new ArrayList<ReceivedLine>();
    for (var line : sheet.view().lines()) {
      boolean differs = random.nextInt(5) == 0;
      lines.add(
          differs
              ? new ReceivedLine(
                  line.category(),
                  part(line.grams(), 1_000 - 3 - random.nextInt(18), 1_000),
                  LOST_ON_THE_WAY.get(random.nextInt(LOST_ON_THE_WAY.size())))
              : new ReceivedLine(line.category(), line.grams(), null));
    }
    sheets().receive(dispatcher, sheetId, sheet.version(), lines);
  }

  /** Sorts what came, takes out what is of no use, and hands hazardous waste to those who may. */
  public void sort(long centreId) {
    for (var category : MaterialCategory.values()) {
      long there = at(LotAccount.UNSORTED, centreId, category);
      if (category == MaterialCategory.HAZARDOUS) {
        move(MovementKind.DISPOSED, LotAccount.UNSORTED, centreId, category, there, "交有资质单位安全处置");
      } else {
        long residue = part(there, 1 + random.nextInt(4));
        move(MovementKind.DISPOSED, LotAccount.UNSORTED, centreId, category, residue, "分拣残渣，送焚烧厂");
        long sorted = part(there - residue, 80 + random.nextInt(21));
        move(MovementKind.SORTED, LotAccount.UNSORTED, centreId, category, sorted, null);
      }
    }
  }

  /** Sells most of what is sorted. */
  public void sell(long centreId) {
    for (var category : MaterialCategory.values()) {
      long there = at(LotAccount.SORTED, centreId, category);
      long sold = part(there, 60 + random.nextInt(36));
      move(MovementKind.SOLD, LotAccount.SORTED, centreId, category, sold, null);
    }
  }

  /** Some paper at a station got wet. */
  public void spoil(long stationId) {
    stocks(stationId).stream()
        .filter(row -> row.category() == MaterialCategory.PAPER && row.grams() > LEAST_LOAD)
        .forEach(
            row ->
                move(
                    MovementKind.LOST,
                    LotAccount.STOCK,
                    stationId,
                    row.category(),
                    part(row.grams(), 2 + random.nextInt(6)),
                    "暴雨漏水，纸板浸湿霉变，按损耗核销"));
  }

  /** All household waste of a month, as the administration was told it. */
  public void enterWaste(Actor admin, YearMonth month) {
    var figures =
        beans
            .getBean(RecyclablesFigures.class)
            .collection(
                admin,
                district,
                month.atDay(1),
                month.atEndOfMonth(),
                CollectionFigures.Group.CATEGORY);
    long grams = figures.total().grams() * (260 + random.nextInt(60)) / 100;
    if (grams > 0) {
      beans
          .getBean(WasteTotals.class)
          .enter(admin, district, month, grams / 10_000 * 10_000 + 10_000, "试点小区生活垃圾产生量（含可回收物）");
    }
  }

  private LoadSheets sheets() {
    return beans.getBean(LoadSheets.class);
  }

  private long at(LotAccount account, long placeId, MaterialCategory category) {
    var rows = beans.getBean(StockRepository.class);
    return beans
        .getBean(Transactions.class)
        .write(() -> rows.lock(account.name(), placeId, category.name()))
        .map(StockRow::grams)
        .orElse(0L);
  }

  private void move(
      MovementKind kind,
      LotAccount from,
      long placeId,
      MaterialCategory category,
      long grams,
      @Nullable String reason) {
    if (grams > 0) {
      beans
          .getBean(Handling.class)
          .book(
              dispatcher,
              new NewMovement(kind, from, Long.toString(placeId), category, grams, reason));
    }
  }

  private static long part(long grams, int percent) {
    return part(grams, percent, 100);
  }

  /** As a scale shows it, to 50 grams. */
  private static long part(long grams, int parts, int of) {
    return grams * parts / of / 50 * 50;
  }
}

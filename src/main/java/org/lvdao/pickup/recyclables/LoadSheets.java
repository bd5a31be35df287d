package org.lvdao.pickup.recyclables;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.pickup.recyclables.RecyclablesBooks.Draft;
import org.lvdao.pickup.recyclables.RecyclablesBooks.Heading;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.station.Stations;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** Load sheets (转运单): what goes from a station to its centre, moved once and received once. */
@Singleton
class LoadSheets {
  static final String LOADING = "loading";
  private static final String RECEIPT = "receipt";

  private final LoadSheetRepository rows;
  private final RecyclablesBooks books;
  private final RecyclablesScope scope;
  private final Stations stations;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  LoadSheets(
      LoadSheetRepository rows,
      RecyclablesBooks books,
      RecyclablesScope scope,
      Stations stations,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.books = books;
    this.scope = scope;
    this.stations = stations;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A sheet with its version.
   *
   * @param version for the ETag
   */
  record Sheet(long version, LoadSheetView view) {}

  /** The newest first. */
  Page<LoadSheetView> list(
      Actor actor,
      String district,
      @Nullable LoadSheetStatus status,
      @Nullable String cursor,
      int limit) {
    scope.requireSight(actor, district);
    var before = Cursor.beforeId(cursor);
    var page =
        Page.cut(
            rows.findAll(district, status == null ? "" : status.name(), before, limit + 1),
            limit,
            row -> Cursor.of(row.id()));
    var sheetIds = page.items().stream().map(LoadSheetRow::id).toList();
    var lines =
        sheetIds.isEmpty()
            ? Map.<Long, List<LoadSheetLineRow>>of()
            : rows.findLines(sheetIds).stream()
                .collect(Collectors.groupingBy(LoadSheetLineRow::loadSheetId));
    return page.map(row -> LoadSheetView.of(row, lines.getOrDefault(row.id(), List.of())));
  }

  /**
   * @throws DomainError {@code not-found}
   */
  Sheet read(Actor actor, long id) {
    var row = row(actor, id);
    return new Sheet(row.version(), LoadSheetView.of(row, rows.findLines(List.of(id))));
  }

  private LoadSheetRow row(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> scope.sees(actor, row.district()))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * Loads stock of a station.
   *
   * @throws DomainError {@code not-enough-stock}, {@code forbidden}, or naming what is wrong
   */
  Sheet load(Actor actor, LoadSheetController.NewLoadSheet wanted) {
    var station =
        stations
            .find(Long.parseLong(wanted.stationId()))
            .filter(found -> scope.sees(actor, found.district()))
            .orElseThrow(() -> DomainError.field("/stationId", "station-unknown"));
    scope.requireWork(actor, station.district());
    requireEachOnce(wanted.lines().stream().map(LoadSheetController.NewLine::category).toList());
    return transactions.write(
        () -> {
          long id = ids.next();
          var movement = books.write(loading(actor, id, station), draft(id, station, wanted));
          rows.insert(
              id,
              station.district(),
              station.id(),
              station.centreId(),
              wanted.vehicle().strip(),
              wanted.note(),
              LoadSheetStatus.IN_TRANSIT.name(),
              movement.at(),
              actor.accountId());
          wanted.lines().forEach(line -> rows.insertLine(id, line.category().name(), line.grams()));
          record(actor, "load-sheet-loaded", id, station.district());
          return read(actor, id);
        });
  }

  private static void requireEachOnce(List<MaterialCategory> categories) {
    var seen = EnumSet.noneOf(MaterialCategory.class);
    for (int i = 0; i < categories.size(); i++) {
      if (!seen.add(categories.get(i))) {
        throw DomainError.field("/lines/" + i + "/category", "category-twice");
      }
    }
  }

  private Heading loading(Actor actor, long id, Station station) {
    return new Heading(
        LOADING,
        Long.toString(id),
        MovementKind.LOADED,
        station.district(),
        null,
        station.id(),
        station.centreId(),
        id,
        actor.accountId(),
        null,
        clock.instant());
  }

  private static Draft draft(long id, Station station, LoadSheetController.NewLoadSheet wanted) {
    var draft = new Draft();
    wanted
        .lines()
        .forEach(
            line ->
                draft.move(
                    line.category(),
                    line.grams(),
                    LotAccount.STOCK,
                    station.id(),
                    LotAccount.IN_TRANSIT,
                    id));
    return draft;
  }

  /**
   * Takes what a sheet brought as the centre weighed it; a difference is a loss, or less of one.
   *
   * @param version the actor has read
   * @throws DomainError {@code not-found}, {@code load-sheet-received}, {@code
   *     load-sheet-cancelled}, {@code stale-version}, or naming what is wrong
   */
  Sheet receive(Actor actor, long id, long version, List<LoadSheetController.ReceivedLine> given) {
    return transactions.write(
        () -> {
          var sheet = row(actor, id);
          scope.requireWork(actor, sheet.district());
          switch (sheet.status()) {
            case RECEIVED -> throw DomainError.of(RecyclablesProblem.LOAD_SHEET_RECEIVED);
            case CANCELLED -> throw DomainError.of(RecyclablesProblem.LOAD_SHEET_CANCELLED);
            case IN_TRANSIT -> {}
          }
          var lines = rows.findLines(List.of(id));
          check(lines, given);
          var movement = books.write(receipt(actor, sheet, given), draft(sheet, lines, given));
          if (rows.receive(id, version, movement.at(), actor.accountId()) == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          given.forEach(
              line -> rows.receiveLine(id, line.category().name(), line.grams(), line.reason()));
          record(actor, "load-sheet-received", id, sheet.district());
          return read(actor, id);
        });
  }

  /** Every category of the sheet, each once, and a reason where the weights differ. */
  private static void check(
      List<LoadSheetLineRow> lines, List<LoadSheetController.ReceivedLine> given) {
    requireEachOnce(given.stream().map(LoadSheetController.ReceivedLine::category).toList());
    var loaded =
        lines.stream()
            .collect(Collectors.toMap(LoadSheetLineRow::category, LoadSheetLineRow::grams));
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < given.size(); i++) {
      var line = given.get(i);
      var grams = loaded.get(line.category());
      if (grams == null) {
        errors.add(new FieldError("/lines/" + i + "/category", "not-on-load-sheet"));
      } else if (grams != line.grams() && (line.reason() == null || line.reason().isBlank())) {
        errors.add(
            new FieldError("/lines/" + i + "/reason", "weights-differ", Map.of("grams", grams)));
      }
    }
    if (given.size() < lines.size()) {
      errors.add(new FieldError("/lines", "load-sheet-incomplete"));
    }
    DomainError.check(errors);
  }

  /** The ledger says why weights differ, as the sheet does. */
  private Heading receipt(
      Actor actor, LoadSheetRow sheet, List<LoadSheetController.ReceivedLine> given) {
    var reasons =
        given.stream()
            .filter(line -> line.reason() != null && !line.reason().isBlank())
            .map(line -> line.category().label() + "：" + line.reason().strip())
            .collect(Collectors.joining("；"));
    return new Heading(
        RECEIPT,
        Long.toString(sheet.id()),
        MovementKind.RECEIVED,
        sheet.district(),
        null,
        sheet.stationId(),
        sheet.centreId(),
        sheet.id(),
        actor.accountId(),
        reasons.isEmpty() ? null : reasons,
        clock.instant());
  }

  private static Draft draft(
      LoadSheetRow sheet,
      List<LoadSheetLineRow> lines,
      List<LoadSheetController.ReceivedLine> given) {
    var received =
        given.stream()
            .collect(
                Collectors.toMap(
                    LoadSheetController.ReceivedLine::category,
                    LoadSheetController.ReceivedLine::grams));
    var draft = new Draft();
    for (var line : lines) {
      long came = Objects.requireNonNull(received.get(line.category()));
      draft
          .move(
              line.category(),
              came,
              LotAccount.IN_TRANSIT,
              sheet.id(),
              LotAccount.UNSORTED,
              sheet.centreId())
          .move(
              line.category(),
              line.grams() - came,
              LotAccount.IN_TRANSIT,
              sheet.id(),
              LotAccount.LOSS,
              sheet.stationId());
    }
    return draft;
  }

  private void record(Actor actor, String action, long id, String district) {
    audit.record(actor, action, "load-sheet", Long.toString(id), district, Map.of());
  }
}

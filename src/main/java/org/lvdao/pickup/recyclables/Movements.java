package org.lvdao.pickup.recyclables;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.pickup.station.SortingCentre;
import org.lvdao.pickup.station.SortingCentres;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.station.Stations;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.table.Table;

/** Reads the movements of a district, in pages and as a table to take away. */
@Singleton
class Movements {
  private static final int PIECE = 500;
  private static final List<String> HEADERS =
      List.of(
          "流水号", "业务时间", "入账时间", "类型", "类别", "科目", "重量（克）", "站点", "分拣中心", "转运单号", "街道（镇）编码", "原因",
          "经办账号");

  private final MovementRepository rows;
  private final PostingRepository postings;
  private final RecyclablesScope scope;
  private final RecyclablesSettings settings;
  private final Stations stations;
  private final SortingCentres centres;
  private final AuditLog audit;

  Movements(
      MovementRepository rows,
      PostingRepository postings,
      RecyclablesScope scope,
      RecyclablesSettings settings,
      Stations stations,
      SortingCentres centres,
      AuditLog audit) {
    this.rows = rows;
    this.postings = postings;
    this.scope = scope;
    this.settings = settings;
    this.stations = stations;
    this.centres = centres;
    this.audit = audit;
  }

  /**
   * Which movements.
   *
   * @param since booked then or later
   * @param until booked before
   * @param stationId 0 for all
   */
  record Filter(
      String district,
      Instant since,
      Instant until,
      @Nullable MovementKind kind,
      @Nullable MaterialCategory category,
      long stationId) {}

  /** The newest first. */
  Page<MovementView> list(Actor actor, Filter filter, @Nullable String cursor, int limit) {
    scope.requireSight(actor, filter.district());
    var last = Cursor.decode(cursor, 2);
    var found =
        last == null
            ? find(filter, filter.until(), 0, limit + 1)
            : find(filter, Instant.ofEpochMilli(last.number(0)), last.number(1), limit + 1);
    var page = Page.cut(found, limit, row -> Cursor.of(row.at().toEpochMilli(), row.id()));
    return new Page<>(views(page.items()), page.nextCursor());
  }

  private List<MovementRow> find(Filter filter, Instant lastAt, long lastId, int size) {
    return rows.findAll(
        filter.district(),
        filter.since(),
        lastAt,
        lastId,
        kind(filter),
        category(filter),
        filter.stationId(),
        size);
  }

  private static String kind(Filter filter) {
    return filter.kind() == null ? "" : filter.kind().name();
  }

  private static String category(Filter filter) {
    return filter.category() == null ? "" : filter.category().name();
  }

  /** A file is put together in memory. */
  private void requireFew(Filter filter) {
    int most = settings.mostLines();
    long lines =
        rows.countLines(
            filter.district(),
            filter.since(),
            filter.until(),
            kind(filter),
            category(filter),
            filter.stationId(),
            most + 1);
    if (lines > most) {
      throw DomainError.field("?to", "too-many-lines", Map.of("most", most));
    }
  }

  private List<MovementView> views(List<MovementRow> page) {
    if (page.isEmpty()) {
      return List.of();
    }
    var found =
        postings.findOf(page.stream().map(MovementRow::id).toList()).stream()
            .collect(Collectors.groupingBy(PostingRow::movementId));
    return page.stream()
        .map(row -> MovementView.of(row, found.getOrDefault(row.id(), List.of())))
        .toList();
  }

  MovementView view(MovementRow row) {
    return views(List.of(row)).getFirst();
  }

  /**
   * One line a posting, the newest first; the audit log keeps who took it.
   *
   * @throws DomainError {@code forbidden}, or when there are too many for one file
   */
  Table table(Actor actor, Filter filter) {
    scope.requireSight(actor, filter.district());
    requireFew(filter);
    var stationNames = new HashMap<String, String>();
    var centreNames =
        centres.inDistrict(filter.district()).stream()
            .collect(Collectors.toMap(centre -> Long.toString(centre.id()), SortingCentre::name));
    var lines = new ArrayList<List<@Nullable Object>>();
    var lastAt = filter.until();
    long lastId = 0;
    List<MovementRow> piece;
    do {
      piece = find(filter, lastAt, lastId, PIECE);
      for (var movement : views(piece)) {
        for (var posting : movement.postings()) {
          if (filter.category() == null || filter.category() == posting.category()) {
            lines.add(line(movement, posting, stationNames, centreNames));
          }
        }
      }
      if (!piece.isEmpty()) {
        lastAt = piece.getLast().at();
        lastId = piece.getLast().id();
      }
    } while (piece.size() == PIECE);
    audit.record(
        actor,
        "recyclables-exported",
        "recyclables",
        filter.since() + "/" + filter.until(),
        filter.district(),
        Map.of("rows", lines.size()));
    return new Table(HEADERS, lines);
  }

  private List<@Nullable Object> line(
      MovementView movement,
      MovementView.Posting posting,
      Map<String, String> stationNames,
      Map<String, String> centreNames) {
    return Arrays.asList(
        movement.id(),
        local(movement.occurredAt()),
        local(movement.at()),
        movement.kindName(),
        posting.categoryName(),
        posting.accountName(),
        posting.grams(),
        movement.stationId() == null
            ? null
            : stationNames.computeIfAbsent(movement.stationId(), this::stationName),
        movement.centreId() == null
            ? null
            : centreNames.getOrDefault(movement.centreId(), movement.centreId()),
        movement.loadSheetId(),
        movement.subdistrict(),
        movement.reason(),
        movement.bookedBy());
  }

  private String stationName(String id) {
    return stations.find(Long.parseLong(id)).map(Station::name).orElse(id);
  }

  private static LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, BusinessTime.ZONE);
  }
}

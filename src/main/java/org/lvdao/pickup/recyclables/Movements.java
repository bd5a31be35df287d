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
  private final Stations stations;
  private final SortingCentres centres;
  private final AuditLog audit;

  Movements(
      MovementRepository rows,
      PostingRepository postings,
      RecyclablesScope scope,
      Stations stations,
      SortingCentres centres,
      AuditLog audit) {
    this.rows = rows;
    this.postings = postings;
    this.scope = scope;
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
    var before = Cursor.beforeId(Cursor.decode(cursor, 1));
    var page = Page.cut(find(filter, before, limit + 1), limit, row -> Cursor.of(row.id()));
    return new Page<>(views(page.items()), page.nextCursor());
  }

  private List<MovementRow> find(Filter filter, long before, int size) {
    return rows.findAll(
        filter.district(),
        filter.since(),
        filter.until(),
        filter.kind() == null ? "" : filter.kind().name(),
        filter.category() == null ? "" : filter.category().name(),
        filter.stationId(),
        before,
        size);
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

  /** One line a posting, the newest first; the audit log keeps who took it. */
  Table table(Actor actor, Filter filter) {
    scope.requireSight(actor, filter.district());
    var stationNames = new HashMap<String, String>();
    var centreNames =
        centres.inDistrict(filter.district()).stream()
            .collect(Collectors.toMap(centre -> Long.toString(centre.id()), SortingCentre::name));
    var lines = new ArrayList<List<@Nullable Object>>();
    long before = Long.MAX_VALUE;
    List<MovementRow> piece;
    do {
      piece = find(filter, before, PIECE);
      for (var movement : views(piece)) {
        for (var posting : movement.postings()) {
          if (filter.category() == null || filter.category() == posting.category()) {
            lines.add(line(movement, posting, stationNames, centreNames));
          }
        }
      }
      before = piece.isEmpty() ? before : piece.getLast().id();
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

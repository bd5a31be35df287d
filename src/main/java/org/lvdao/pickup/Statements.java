package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.StaffAccounts;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.table.Table;

/** Settlement statements of a day (结算单). */
@Singleton
class Statements {
  private static final List<String> HEADERS =
      List.of("回收员账号", "回收员", "预约单号", "支付方式", "金额（元）", "积分", "结算时间");

  private final SettlementRepository rows;
  private final StaffAccounts accounts;
  private final AreaService areas;
  private final AuditLog audit;

  Statements(SettlementRepository rows, StaffAccounts accounts, AreaService areas, AuditLog audit) {
    this.rows = rows;
    this.accounts = accounts;
    this.areas = areas;
    this.audit = audit;
  }

  /** One's own, as a collector. */
  Statement own(Actor actor, LocalDate day) {
    return statement(day, rows.findOfCollector(actor.accountId(), day));
  }

  /**
   * Of a district.
   *
   * @param collectorId 0 for all
   * @throws DomainError {@code forbidden}, or naming the district
   */
  Statement of(Actor actor, String district, LocalDate day, long collectorId) {
    return statement(day, find(actor, district, day, collectorId));
  }

  /** The same as a table; the audit log keeps who took it. */
  Table table(Actor actor, String district, LocalDate day, long collectorId) {
    var found = find(actor, district, day, collectorId);
    audit.record(
        actor,
        "pickup-settlements-exported",
        "pickup-settlements",
        day.toString(),
        district,
        Map.of("rows", found.size()));
    var names = names(found);
    var lines = new ArrayList<List<@Nullable Object>>();
    for (var row : found) {
      lines.add(
          Arrays.asList(
              Long.toString(row.collectorId()),
              names.get(row.collectorId()),
              row.bookingNo(),
              row.way().label(),
              yuan(row.fen()),
              row.points(),
              LocalDateTime.ofInstant(row.settledAt(), BusinessTime.ZONE)));
    }
    var sum = Statement.Sum.of(found);
    lines.add(Arrays.asList("合计", null, null, null, yuan(sum.fen()), sum.points(), null));
    return new Table(HEADERS, lines);
  }

  private static BigDecimal yuan(long fen) {
    return BigDecimal.valueOf(fen, 2);
  }

  private List<SettlementRow> find(Actor actor, String district, LocalDate day, long collectorId) {
    areas.requireDistrict("?district", district);
    var area = AreaPath.ofDistrict(district);
    if (Stream.of(Role.DISPATCHER, Role.SUPERVISOR, Role.ADMIN)
        .noneMatch(role -> actor.may(role, area))) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
    return rows.findOfDay(district, day, collectorId);
  }

  private Map<Long, String> names(List<SettlementRow> found) {
    return accounts.displayNames(
        found.stream().map(SettlementRow::collectorId).collect(Collectors.toSet()));
  }

  private Statement statement(LocalDate day, List<SettlementRow> found) {
    var names = names(found);
    var collectors =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    SettlementRow::collectorId, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(
                entry ->
                    new Statement.Collector(
                        Long.toString(entry.getKey()),
                        names.getOrDefault(entry.getKey(), ""),
                        entry.getValue().stream().map(Statements::line).toList(),
                        Statement.Sum.of(entry.getValue())))
            .toList();
    return new Statement(day, collectors, Statement.Sum.of(found));
  }

  private static Statement.Line line(SettlementRow row) {
    return new Statement.Line(
        Long.toString(row.bookingId()),
        row.bookingNo(),
        row.way(),
        row.fen(),
        row.points(),
        row.settledAt());
  }
}

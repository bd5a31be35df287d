package org.lvdao.report.closure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.table.Table;

/** Closure figures as a table with Chinese headers. */
final class ClosureTable {
  private static final List<String> HEADERS =
      List.of(
          "分组编码",
          "分组名称",
          "收到",
          "撤回",
          "重复",
          "不予受理",
          "办结",
          "结案办结",
          "不予受理办结",
          "办结率（%）",
          "应结案",
          "结案",
          "按期结案",
          "超期结案",
          "超期未结案",
          "在办未到期",
          "挂账",
          "返工",
          "重开",
          "结案率（%）",
          "按期结案率（%）",
          "结案用时中位数（小时）",
          "结案用时九成位数（小时）",
          "评价数",
          "平均星级",
          "满意率（%）",
          "解决率（%）",
          "统计期起",
          "统计期止",
          "截止时刻");

  private ClosureTable() {}

  /** One line a group and the total last; an empty cell where there is no figure. */
  static Table of(ClosureSummary summary) {
    var lines = new ArrayList<List<@Nullable Object>>();
    for (var group : summary.groups()) {
      lines.add(line(group.key(), group.name(), group.figures(), summary));
    }
    lines.add(line("", "合计", summary.total(), summary));
    return new Table(HEADERS, lines);
  }

  private static List<@Nullable Object> line(
      String key, String name, ClosureFigures f, ClosureSummary summary) {
    var cells = new ArrayList<@Nullable Object>();
    cells.addAll(List.of(key, name));
    cells.addAll(List.of(f.received(), f.withdrawn(), f.duplicate(), f.rejected()));
    cells.addAll(List.of(f.answered(), f.answeredByClosing(), f.answeredByRejection()));
    cells.add(f.answeredRate());
    cells.addAll(List.of(f.due(), f.closed(), f.onTime(), f.closedLate(), f.overdue()));
    cells.addAll(List.of(f.pending(), f.suspended(), f.reworked(), f.reopened()));
    cells.add(f.closureRate());
    cells.add(f.onTimeClosureRate());
    cells.add(f.medianHoursToClose());
    cells.add(f.p90HoursToClose());
    cells.add(f.satisfaction().ratings());
    cells.add(f.satisfaction().averageStars());
    cells.add(f.satisfaction().satisfiedRate());
    cells.add(f.satisfaction().resolvedRate());
    cells.addAll(List.of(summary.from(), summary.to()));
    cells.add(summary.cutoff().atZone(ClosureQuery.ZONE).toOffsetDateTime());
    return cells;
  }
}

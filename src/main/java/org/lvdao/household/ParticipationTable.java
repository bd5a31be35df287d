package org.lvdao.household;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.ParticipationFigures.Figures;
import org.lvdao.platform.table.Table;

/** Participation figures as a table with Chinese headers. */
final class ParticipationTable {
  private static final List<String> HEADERS =
      List.of(
          "周次", "周一日期", "社区编码", "社区名称", "登记户数", "参与户数", "参与率（%）", "投放次数", "重量（克）", "检查次数", "合格次数",
          "合格率（%）", "积分");

  private ParticipationTable() {}

  /** One line a community and week, and the total last. */
  static Table of(ParticipationFigures figures) {
    var lines = new ArrayList<List<@Nullable Object>>();
    for (var row : figures.communities()) {
      lines.add(
          line(row.week(), row.monday(), row.communityCode(), row.communityName(), row.figures()));
    }
    lines.add(line("", null, "", "合计", figures.total()));
    return new Table(HEADERS, lines);
  }

  private static List<@Nullable Object> line(
      String week, @Nullable LocalDate monday, String code, String name, Figures figures) {
    return Arrays.asList(
        week,
        monday,
        code,
        name,
        figures.registered(),
        figures.participating(),
        figures.participationRate(),
        figures.deliveries(),
        figures.grams(),
        figures.graded(),
        figures.passed(),
        figures.passRate(),
        figures.points());
  }
}

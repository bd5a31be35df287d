package org.lvdao.points;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.platform.table.Table;

/** The statement of a month (月对账单) as a table: the opening, each entry, the closing. */
final class StatementFile {
  private static final List<String> HEADERS =
      List.of("入账时间", "类型", "说明", "可用积分变动", "待入账积分变动", "可用积分余额", "待入账积分余额", "发生时间");

  private StatementFile() {}

  static Table of(OwnPoints.Statement statement) {
    var rows = new ArrayList<List<@Nullable Object>>();
    rows.add(standing("期初", statement.opening()));
    for (var entry : statement.entries()) {
      rows.add(
          Arrays.asList(
              local(entry.at()),
              entry.title(),
              entry.description(),
              entry.available(),
              entry.pending(),
              entry.availableAfter(),
              entry.pendingAfter(),
              local(entry.occurredAt())));
    }
    rows.add(standing("期末", statement.closing()));
    return new Table(HEADERS, rows);
  }

  private static List<@Nullable Object> standing(String title, OwnPoints.Standing standing) {
    return Arrays.asList(
        null, title, null, null, null, standing.available(), standing.pending(), null);
  }

  private static LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, BusinessTime.ZONE);
  }
}

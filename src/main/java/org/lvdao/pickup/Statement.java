package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What was paid for the visits of a day, by collector (结算单). What is not settled yet is not in it.
 *
 * @param day of the visits, in Asia/Shanghai
 */
@Serdeable
record Statement(LocalDate day, List<Collector> collectors, Sum total) {

  /**
   * A collector's.
   *
   * @param name as staff know it; empty when the account is gone
   */
  @Serdeable
  record Collector(String collectorId, String name, List<Line> lines, Sum sum) {}

  /**
   * A booking.
   *
   * @param fen to the resident
   * @param points what these are in points; 0 in cash
   */
  @Serdeable
  record Line(
      String bookingId,
      String bookingNo,
      SettlementRow.Way way,
      long fen,
      long points,
      Instant settledAt) {}

  /**
   * What it comes to.
   *
   * @param bookings how many
   * @param cashFen paid in cash, in 分
   * @param pointsFen paid in points, in 分
   */
  @Serdeable
  record Sum(int bookings, long fen, long cashFen, long pointsFen, long points) {
    static Sum of(List<SettlementRow> rows) {
      return new Sum(
          rows.size(),
          rows.stream().mapToLong(SettlementRow::fen).sum(),
          fen(rows, SettlementRow.Way.CASH),
          fen(rows, SettlementRow.Way.POINTS),
          rows.stream().mapToLong(SettlementRow::points).sum());
    }

    private static long fen(List<SettlementRow> rows, SettlementRow.Way way) {
      return rows.stream().filter(row -> row.way() == way).mapToLong(SettlementRow::fen).sum();
    }
  }
}

package org.lvdao.points;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The books of a district for a period. The points outstanding at its beginning, with what was
 * issued and adjusted, without what was taken back, redeemed and expired, are those at its end.
 *
 * @param from first day, in Asia/Shanghai
 * @param to last day
 * @param issued given out, also what still waits
 * @param takenBack reversed, or not granted in the end
 * @param expired without what was taken back since
 * @param redeemed without what was given back
 * @param adjusted by staff; negative when more was taken than given
 * @param openLots what is left in all lots now, which is the liability of a period that ends today
 *     or later
 */
@Serdeable
record PointsSummary(
    String district,
    LocalDate from,
    LocalDate to,
    Standing opening,
    long issued,
    long takenBack,
    long redeemed,
    long expired,
    long adjusted,
    Standing closing,
    long openLots) {

  /**
   * How a district stands at a moment.
   *
   * @param liability what households can spend, or have set aside: the open lots (积分负债)
   * @param pending what waits
   * @param receivable what households owe
   * @param outstanding the first two without the third
   */
  @Serdeable
  record Standing(long liability, long pending, long receivable, long outstanding) {
    private static Standing of(long liability, long pending, long receivable) {
      return new Standing(liability, pending, receivable, liability + pending - receivable);
    }
  }

  static PointsSummary of(
      String district, LocalDate from, LocalDate to, List<SummaryRow> sums, long openLots) {
    var rows = new Rows(sums);
    return new PointsSummary(
        district,
        from,
        to,
        rows.standing(SummaryRow::before),
        -rows.of(LedgerAccount.ISSUANCE).down(),
        rows.of(LedgerAccount.ISSUANCE).up(),
        change(rows.of(LedgerAccount.REDEMPTION)),
        change(rows.of(LedgerAccount.EXPIRY)),
        -change(rows.of(LedgerAccount.ADJUSTMENT)),
        rows.standing(row -> row.before() + change(row)),
        openLots);
  }

  private static long change(SummaryRow row) {
    return row.up() + row.down();
  }

  private record Rows(Map<LedgerAccount, SummaryRow> rows) {
    Rows(List<SummaryRow> sums) {
      this(sums.stream().collect(Collectors.toMap(SummaryRow::account, Function.identity())));
    }

    SummaryRow of(LedgerAccount account) {
      return rows.getOrDefault(account, new SummaryRow(account, 0, 0, 0));
    }

    Standing standing(Function<SummaryRow, Long> points) {
      return Standing.of(
          points.apply(of(LedgerAccount.AVAILABLE)) + points.apply(of(LedgerAccount.RESERVED)),
          points.apply(of(LedgerAccount.PENDING)),
          -points.apply(of(LedgerAccount.RECEIVABLE)));
    }
  }
}

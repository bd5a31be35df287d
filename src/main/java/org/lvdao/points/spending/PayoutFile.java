package org.lvdao.points.spending;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.table.Table;

/**
 * The file that goes to the office that pays, and comes back with the columns result and reason
 * filled in. Its columns are those of WeChat's batch of transfers (商家转账: 商户明细单号, 收款用户openid, 转账金额,
 * 转账备注).
 */
final class PayoutFile {
  static final String NUMBER = "number";
  static final String AMOUNT = "amountFen";
  static final String RESULT = "result";
  static final String REASON = "reason";
  static final String PAID = "PAID";
  static final String FAILED = "FAILED";

  /** A spreadsheet rounds a bare number so long. */
  private static final String NUMBER_PREFIX = "LD";

  private static final List<String> HEADERS =
      List.of(NUMBER, "payee", AMOUNT, "amountYuan", "note", RESULT, REASON);

  private PayoutFile() {}

  /** One line each, in the order of the numbers. */
  static String of(List<RedemptionRow> rows) {
    return new Table(HEADERS, rows.stream().map(PayoutFile::line).toList()).csv();
  }

  private static List<@Nullable Object> line(RedemptionRow row) {
    return Arrays.asList(
        number(row),
        row.payee(),
        row.cash(),
        yuan(row.cash()),
        "厨余垃圾返现",
        result(row.state()),
        row.note());
  }

  /** By which the payment is known; unique for ever. */
  static String number(RedemptionRow row) {
    return NUMBER_PREFIX + row.id();
  }

  /** In yuan, such as {@code 12.50}. */
  static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  /** What became of one that is in a payout; null as long as nobody has said. */
  static @Nullable String result(RedemptionState state) {
    return switch (state) {
      case FULFILLED, REFUNDED -> PAID;
      case FAILED -> FAILED;
      case PAYING -> null;
      case RESERVED, REQUESTED, APPROVED, CANCELLED, EXPIRED, REFUSED ->
          throw new IllegalStateException(state + " in a payout");
    };
  }
}

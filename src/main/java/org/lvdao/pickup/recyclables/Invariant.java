package org.lvdao.pickup.recyclables;

/**
 * What always holds in the ledger of recyclables. {@link InvariantRepository} has the statement
 * that finds what breaks each.
 */
enum Invariant {
  MOVEMENTS_SUM_TO_ZERO("每笔流水按类别借贷相抵"),
  STOCKS_EQUAL_POSTINGS("现存量等于分录之和"),
  NEVER_NEGATIVE("任一时刻库存不为负"),
  LOAD_SHEETS_EQUAL_POSTINGS("转运单与台账一致");

  private final String title;

  Invariant(String title) {
    this.title = title;
  }

  /** In Chinese. */
  String title() {
    return title;
  }
}

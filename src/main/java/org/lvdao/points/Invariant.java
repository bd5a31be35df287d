package org.lvdao.points;

/**
 * What always holds in the ledger. {@link InvariantRepository} has the statement that looks for
 * what breaks each.
 */
enum Invariant {
  TRANSACTIONS_SUM_TO_ZERO("每笔分录借贷相抵", "transactions"),
  BALANCES_EQUAL_POSTINGS("账户余额等于分录之和", "balances"),
  LOTS_EQUAL_POSTINGS("任一时刻余额等于各批次积分之和", "transactions"),
  OPEN_LOTS_EQUAL_MOVEMENTS("未用批次等于其变动之和", "lots"),
  LIABILITY_EQUALS_OPEN_LOTS("各区县积分负债等于未用批次", "districts"),
  ONE_ENTRY_PER_SOURCE("同一来源只记一次", "transactions"),
  NO_ENTRY_MISSING("每户流水号连续，无缺失", "balances"),
  APPEND_ONLY("数据库账号不能修改或删除账本", "tables"),
  NEVER_NEGATIVE("任一时刻可用、待入账、锁定积分均不为负", "transactions"),
  PENDING_ENDS_ONCE("待入账积分只入账、取消或到期一次", "pending amounts"),
  REVERSED_ONCE_AND_NO_MORE("冲正至多一次且不超过原额", "reversals"),
  DEBT_IS_PAID_FIRST("欠分时没有可用积分：后续积分先抵欠分", "transactions"),
  SOONEST_LOT_FIRST("先到期的积分先用", "reservations"),
  EXPIRES_IN_TIME("积分准时过期", "lots"),
  REFUNDS_GO_BACK("退回积分不超过所用，并回到原批次", "reservations"),
  STATEMENTS_ADD_UP("期初加变动等于期末", "transactions");

  private final String title;
  private final String checked;

  Invariant(String title, String checked) {
    this.title = title;
    this.checked = checked;
  }

  /** In Chinese. */
  String title() {
    return title;
  }

  /** What is counted. */
  String checked() {
    return checked;
  }
}

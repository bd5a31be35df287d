package org.lvdao.points;

/** What a transaction of the ledger does, with what a statement calls it in Chinese. */
public enum TransactionKind {
  /** Points at once. */
  EARNED("积分入账"),
  /** Points that wait. */
  PENDING("积分待入账"),
  /** Points that waited are given, all or a part of them. */
  POSTED("待入账积分入账"),
  /** Points that waited are not given. */
  VOIDED("待入账积分取消"),
  /** The time of points that waited has passed: they are given or not, as was said. */
  TIMED_OUT("待入账积分到期处理"),
  /** Given points are taken back. */
  REVERSED("积分冲正"),
  RESERVED("积分兑换"),
  CONFIRMED("兑换完成"),
  CANCELLED("兑换取消，积分退回"),
  REFUNDED("兑换退款，积分退回"),
  /** What another holder had set aside becomes this one's. */
  TRANSFERRED("积分转入"),
  EXPIRED("积分过期"),
  ADJUSTED("积分调整");

  private final String label;

  TransactionKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}

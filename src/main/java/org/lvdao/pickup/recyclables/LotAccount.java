package org.lvdao.pickup.recyclables;

/**
 * Where a lot is, as an account of the ledger. What was collected came from outside, so that
 * account is below zero by as much as there is on all others.
 */
enum LotAccount {
  /** What came in; of a station. */
  COLLECTED("已回收", false),
  /** At a station. */
  STOCK("站点库存", true),
  /** On a load sheet. */
  IN_TRANSIT("在途", true),
  /** At a centre, as it came. */
  UNSORTED("待分拣", true),
  /** At a centre. */
  SORTED("已分拣", true),
  SOLD("已销售", false),
  DISPOSED("已处置", false),
  /** Lost before the centre had it; below zero when more came than was sent. */
  LOSS("途中损耗", false),
  /** Lost at the centre. */
  CENTRE_LOSS("中心损耗", false);

  private final String label;
  private final boolean holding;

  LotAccount(String label, boolean holding) {
    this.label = label;
    this.holding = holding;
  }

  String label() {
    return label;
  }

  /** Whether something lies there, so that it is never below zero and nobody takes it twice. */
  boolean isHolding() {
    return holding;
  }
}

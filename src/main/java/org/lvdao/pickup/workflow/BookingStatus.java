package org.lvdao.pickup.workflow;

import java.util.EnumSet;
import java.util.Set;

/** Where a booking of a pickup (预约回收) stands. */
public enum BookingStatus {
  /** Has its place, and waits for the resident: to pay, or to say that they will be there. */
  HELD("待确认"),
  /** Waits for a collector. */
  BOOKED("已预约"),
  /** Offered to collectors on duty (抢单). */
  OFFERED("待接单"),
  /** A collector has it. */
  ASSIGNED("已派单"),
  EN_ROUTE("上门途中"),
  ARRIVED("已到达"),
  /** Weighed and priced; the resident confirms or disputes. */
  WEIGHED("已称重"),
  /** The weights stand. */
  CONFIRMED("已确认"),
  /** Paid, or a record of cash. */
  SETTLED("已结算"),
  CANCELLED("已取消"),
  /** The collector came and could not collect, with a reason. */
  NO_SHOW("未交投"),
  /** Nobody paid or confirmed in time, or nobody came and nobody moved it. */
  EXPIRED("已失效"),
  /** The resident says the weights are wrong. */
  DISPUTED("有异议"),
  /** A supervisor decided the dispute. */
  ADJUSTED("已调整");

  private static final Set<BookingStatus> ENDED = EnumSet.of(SETTLED, CANCELLED, NO_SHOW, EXPIRED);
  private static final Set<BookingStatus> BEFORE_VISIT =
      EnumSet.of(HELD, BOOKED, OFFERED, ASSIGNED);

  private final String label;

  BookingStatus(String label) {
    this.label = label;
  }

  /** What residents and staff call it, in Chinese. */
  public String label() {
    return label;
  }

  /** Whether nothing more is to be done. */
  public boolean isEnded() {
    return ENDED.contains(this);
  }

  /** Whether nobody is on the way yet, so that it can still be changed, moved and cancelled. */
  public boolean isBeforeVisit() {
    return BEFORE_VISIT.contains(this);
  }

  /** Whether a place of its slot is kept for a visit that is still to come. */
  public boolean awaitsVisit() {
    return isBeforeVisit() || this == EN_ROUTE;
  }
}

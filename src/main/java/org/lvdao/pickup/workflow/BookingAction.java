package org.lvdao.pickup.workflow;

import java.util.Locale;

/** What can be done with a booking; the history names each step by it. */
public enum BookingAction {
  BOOK("预约"),
  /** The payment it waited for has arrived. */
  PAY("支付"),
  /** The resident will be there; or, once it is weighed, agrees with the weights. */
  CONFIRM("确认"),
  /** Other items, address or contact at the same time. */
  CHANGE("修改"),
  /** Another time, chosen by the resident. */
  MOVE("改期"),
  /** Another time, because the station is closed. */
  REBOOK("改约"),
  CANCEL("取消"),
  EXPIRE("失效"),
  /** Offered to collectors (抢单). */
  OFFER("推送抢单"),
  /** Nobody took the offer. */
  END_OFFER("抢单结束"),
  /** A collector took the offer. */
  ACCEPT("接单"),
  /** Given to a collector (派单). */
  ASSIGN("派单"),
  /** The collector gives it back. */
  DECLINE("退单"),
  DEPART("出发"),
  ARRIVE("到达"),
  WEIGH("称重"),
  NO_SHOW("未交投"),
  /** The window has passed and nobody came. */
  MISS("错过时段"),
  DISPUTE("提出异议"),
  ADJUST("调整"),
  /** A supervisor corrects what nobody has disputed. */
  CORRECT("更正"),
  SETTLE("结算"),
  RATE("评价");

  private final String label;

  BookingAction(String label) {
    this.label = label;
  }

  /** What residents and staff call it, in Chinese. */
  public String label() {
    return label;
  }

  /** As in paths and JSON: lower case with hyphens. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

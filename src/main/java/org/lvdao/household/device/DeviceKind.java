package org.lvdao.household.device;

/** What takes kitchen waste. */
public enum DeviceKind {
  /** A bin that reads cards and weighs (智能回收箱). */
  SMART_BIN,
  /** A scale at a collection point (智能秤). */
  SCALE
}

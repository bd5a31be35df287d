package org.lvdao.household;

/** Where a delivery was taken. */
public enum DeliverySource {
  /** A bin that reads cards and weighs (智能回收箱). */
  SMART_BIN,
  /** A scale at a collection point (智能秤). */
  SCALE,
  /** An inspector (督导员) with a phone at a staffed point (三定一督). */
  INSPECTOR
}

package org.lvdao.area;

/** What the numbers of a position refer to. */
public enum Datum {
  /** The shifted Chinese datum (国测局坐标) that WeChat and Chinese phones give. */
  GCJ02,
  /** What GPS, GeoJSON and Open311 use. */
  WGS84
}

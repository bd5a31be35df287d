package org.lvdao.pickup.recyclables;

/** What happened to a lot. */
public enum MovementKind {
  /** Taken to a station, from a resident. */
  COLLECTED("回收入库"),
  /** The weights of a collection were corrected. */
  CORRECTED("称重更正"),
  /** Left a station on a load sheet. */
  LOADED("装车转运"),
  /** Came to a centre, and was weighed there. */
  RECEIVED("中心签收"),
  SORTED("分拣"),
  SOLD("销售"),
  DISPOSED("处置"),
  LOST("损耗登记"),
  /** Takes another movement back. */
  REVERSED("冲销");

  private final String label;

  MovementKind(String label) {
    this.label = label;
  }

  /** What staff call it, in Chinese. */
  public String label() {
    return label;
  }
}

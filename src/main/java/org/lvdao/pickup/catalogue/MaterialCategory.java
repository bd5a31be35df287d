package org.lvdao.pickup.catalogue;

/** The kinds of material the plans count (回收类别). */
public enum MaterialCategory {
  PAPER("纸箱纸盒"),
  TEXTILE("废旧衣物"),
  PLASTIC("废塑料"),
  METAL("废金属"),
  GLASS("玻璃"),
  APPLIANCE("废弃电器电子产品"),
  BULKY("大件垃圾"),
  HAZARDOUS("有害垃圾");

  private final String label;

  MaterialCategory(String label) {
    this.label = label;
  }

  /** What the plans call it, in Chinese. */
  public String label() {
    return label;
  }
}

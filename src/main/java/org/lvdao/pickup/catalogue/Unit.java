package org.lvdao.pickup.catalogue;

/** What a price is for. */
public enum Unit {
  /** One kilogram; weights are given in grams. */
  KG(1_000),
  /** One piece. */
  PIECE(1);

  private final int size;

  Unit(int size) {
    this.size = size;
  }

  /** How many grams or pieces one unit is. */
  int size() {
    return size;
  }
}

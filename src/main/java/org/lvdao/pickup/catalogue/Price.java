package org.lvdao.pickup.catalogue;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What is paid or charged for an item. Says all of the item that a booking needs, so that it stays
 * true whatever becomes of the item.
 *
 * @param code of the item, unique in the list
 * @param name in Chinese, as it was when the list was written
 * @param pricePerUnit in 分 for a kilogram or a piece; 0 if and only if it is free
 */
@Serdeable
public record Price(
    String code,
    String name,
    MaterialCategory category,
    Unit unit,
    Direction direction,
    long pricePerUnit) {

  /** Whether nothing is paid if and only if it is free. */
  boolean isSound() {
    return (direction == Direction.FREE) == (pricePerUnit == 0);
  }

  /**
   * What so much costs or brings, in 分: exact, half a 分 rounded up. Each item is rounded by itself,
   * and a sum is that of its rounded items, so that what a resident adds up is what is paid.
   *
   * @param gramsOrPieces grams of what is weighed, else pieces; 0 or more
   * @return 0 or more; the direction says who pays
   * @throws IllegalArgumentException when it is negative
   */
  public long amountFen(long gramsOrPieces) {
    if (gramsOrPieces < 0) {
      throw new IllegalArgumentException("Less than nothing: " + gramsOrPieces);
    }
    long exact = Math.multiplyExact(pricePerUnit, gramsOrPieces);
    return Math.floorDiv(Math.addExact(exact, unit.size() / 2), unit.size());
  }
}

package org.lvdao.household.participation;

/**
 * Households that are ranked together: of a building, or of a community.
 *
 * @param registered how many there are
 * @param participating those of them that delivered in the week
 */
record RankedGroup(String code, long registered, long participating) {

  /** Whether more of a hundred take part here than there; exactly, without rounding. */
  boolean isBefore(RankedGroup other) {
    return Math.multiplyExact(participating, other.registered)
        > Math.multiplyExact(other.participating, registered);
  }
}

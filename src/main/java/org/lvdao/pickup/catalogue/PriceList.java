package org.lvdao.pickup.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The prices of a district from a moment on (回收价目). Never changes.
 *
 * @param prices in the order they are shown
 */
public record PriceList(long id, String district, Instant effectiveFrom, List<Price> prices) {
  public PriceList {
    prices = List.copyOf(prices);
  }

  /** Empty when the item is not collected. */
  public Optional<Price> find(String itemCode) {
    return prices.stream().filter(price -> price.code().equals(itemCode)).findFirst();
  }
}

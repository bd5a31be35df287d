package org.lvdao.pickup.catalogue;

import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.StoredJson;

/** What is collected and at which price. */
@Singleton
public class Catalogue {
  private final PriceListRepository lists;
  private final StoredJson json;

  Catalogue(PriceListRepository lists, StoredJson json) {
    this.lists = lists;
    this.json = json;
  }

  /**
   * The prices of a district at a moment.
   *
   * @throws DomainError {@code no-prices} when there were none yet
   */
  public PriceList inForce(String district, Instant at) {
    return lists
        .findInForce(district, at)
        .map(this::list)
        .orElseThrow(() -> DomainError.of(CatalogueProblem.NO_PRICES));
  }

  /**
   * A list by its id, for ever: what a booking froze.
   *
   * @throws DomainError {@code not-found}
   */
  public PriceList list(long priceListId) {
    return lists.find(priceListId).map(this::list).orElseThrow(DomainError::notFound);
  }

  PriceList list(PriceListRow row) {
    return new PriceList(
        row.id(),
        row.district(),
        row.effectiveFrom(),
        json.read(row.prices(), Argument.listOf(Price.class)));
  }
}

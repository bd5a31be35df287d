package org.lvdao.pickup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.pickup.catalogue.Price;
import org.lvdao.pickup.catalogue.PriceList;
import org.lvdao.pickup.catalogue.Unit;

/** Reads amounts of items by the prices a booking froze. */
final class WeighedItems {
  private final PriceList prices;
  private final PickupSettings settings;
  private final List<FieldError> errors = new ArrayList<>();
  private final HashSet<String> seen = new HashSet<>();

  WeighedItems(PriceList prices, PickupSettings settings) {
    this.prices = prices;
    this.settings = settings;
  }

  /**
   * An amount with its price.
   *
   * @param amount grams or pieces, as it is priced
   * @param grams for the ledger of recyclables
   * @param nominal whether these are what such pieces usually weigh
   */
  record Weighed(Price price, long amount, long grams, boolean nominal) {
    long fen() {
      return price.amountFen(amount);
    }
  }

  /**
   * Reads one; what is wrong with it is told by {@link #check}.
   *
   * @param pointer of the item
   * @param grams of what is priced by weight, or weighed besides
   */
  @Nullable Weighed read(
      String pointer, String itemCode, @Nullable Long grams, @Nullable Long pieces) {
    var price = prices.find(itemCode).orElse(null);
    if (price == null) {
      errors.add(new FieldError(pointer + "/itemCode", "unknown-item"));
      return null;
    }
    if (!seen.add(itemCode)) {
      errors.add(new FieldError(pointer + "/itemCode", "item-twice"));
      return null;
    }
    if (price.unit() == Unit.KG) {
      if (grams == null || pieces != null) {
        errors.add(new FieldError(pointer + "/grams", "weighed-by-weight"));
        return null;
      }
      return new Weighed(price, grams, grams, false);
    }
    if (pieces == null) {
      errors.add(new FieldError(pointer + "/pieces", "weighed-by-piece"));
      return null;
    }
    return grams == null
        ? new Weighed(price, pieces, pieces * settings.pieceGrams(), true)
        : new Weighed(price, pieces, grams, false);
  }

  /**
   * @throws DomainError naming every item that is wrong
   */
  void check() {
    DomainError.check(errors);
  }
}

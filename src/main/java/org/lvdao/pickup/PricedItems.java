package org.lvdao.pickup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.pickup.catalogue.Direction;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.pickup.catalogue.Price;
import org.lvdao.pickup.catalogue.PriceList;
import org.lvdao.pickup.catalogue.Unit;

/**
 * What there is to collect, with the prices of one list.
 *
 * @param list the prices
 * @param items not empty, each item once
 */
record PricedItems(PriceList list, List<Item> items) {

  /**
   * One item.
   *
   * @param amount grams or pieces, as it is priced
   */
  record Item(Price price, long amount, List<Long> photoIds) {
    long amountFen() {
      return price.amountFen(amount);
    }
  }

  /**
   * Reads what a resident wants.
   *
   * @param accepted what the station takes
   * @throws DomainError naming every item that is wrong
   */
  static PricedItems of(PriceList list, Set<MaterialCategory> accepted, List<WantedItem> wanted) {
    var items = new ArrayList<Item>();
    var errors = new ArrayList<FieldError>();
    var seen = new HashSet<String>();
    for (int i = 0; i < wanted.size(); i++) {
      var one = wanted.get(i);
      var pointer = "/items/" + i;
      var price = list.find(one.itemCode()).orElse(null);
      if (price == null) {
        errors.add(new FieldError(pointer + "/itemCode", "unknown-item"));
      } else if (!seen.add(price.code())) {
        errors.add(new FieldError(pointer + "/itemCode", "item-twice"));
      } else if (!accepted.contains(price.category())) {
        errors.add(new FieldError(pointer + "/itemCode", "item-not-accepted"));
      } else {
        boolean weighed = price.unit() == Unit.KG;
        var amount = weighed ? one.estimatedWeight() : one.quantity();
        var other = weighed ? one.quantity() : one.estimatedWeight();
        if (amount == null || other != null) {
          errors.add(
              new FieldError(
                  pointer + (weighed ? "/estimatedWeight" : "/quantity"),
                  weighed ? "item-by-weight" : "item-by-piece",
                  Map.of()));
        } else {
          items.add(new Item(price, amount, one.photoIds()));
        }
      }
    }
    DomainError.check(errors);
    return new PricedItems(list, items);
  }

  /** What the resident would get, in 分. */
  long pay() {
    return sum(Direction.PAID);
  }

  /** What the resident pays, in 分. */
  long fee() {
    return sum(Direction.FEE);
  }

  boolean bulky() {
    return items.stream().anyMatch(item -> item.price().category() == MaterialCategory.BULKY);
  }

  List<Long> photoIds() {
    return items.stream().flatMap(item -> item.photoIds().stream()).toList();
  }

  private long sum(Direction direction) {
    return items.stream()
        .filter(item -> item.price().direction() == direction)
        .mapToLong(Item::amountFen)
        .sum();
  }
}

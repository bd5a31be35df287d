package org.lvdao.household;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out whose the cards of deliveries are. */
@Singleton
class CardHolders {
  private final CardRepository cards;
  private final HouseholdRepository households;

  CardHolders(CardRepository cards, HouseholdRepository households) {
    this.cards = cards;
    this.households = households;
  }

  /**
   * Locks the households of all cards, in their order.
   *
   * @return by number; a number that no card has is missing
   */
  Map<String, Holder> lock(List<String> numbers) {
    var found = cards.findAll(numbers.stream().distinct().toList());
    var holders = new HashMap<String, Holder>();
    if (!found.isEmpty()) {
      var homes = new HashMap<Long, HouseholdRow>();
      households
          .lockAll(found.stream().map(CardRow::householdId).distinct().toList())
          .forEach(home -> homes.put(home.id(), home));
      found.forEach(
          card -> holders.put(card.number(), new Holder(card, homes.get(card.householdId()))));
    }
    return holders;
  }
}

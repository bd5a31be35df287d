package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import org.lvdao.pickup.catalogue.Catalogue;
import org.lvdao.pickup.catalogue.Direction;
import org.lvdao.pickup.payment.Payments;

/**
 * Gives the part of a fee back for which nothing was collected: the sofa stayed in the flat, or
 * only one of two went. More than was booked costs no more, since nobody pays twice at the door.
 */
@Singleton
class UncollectedFee {
  private final BookingItemRepository items;
  private final WeighEntryRepository entries;
  private final Catalogue catalogue;
  private final Payments payments;

  UncollectedFee(
      BookingItemRepository items,
      WeighEntryRepository entries,
      Catalogue catalogue,
      Payments payments) {
    this.items = items;
    this.entries = entries;
    this.catalogue = catalogue;
    this.payments = payments;
  }

  /**
   * @param booking whose weights stand, in the caller's transaction
   */
  void giveBack(Booking booking) {
    if (booking.fee == 0) {
      return;
    }
    long fen = of(booking);
    if (fen > 0) {
      payments.giveBack(booking.id, fen);
    }
  }

  private long of(Booking booking) {
    var prices = catalogue.list(booking.priceListId);
    var collected = new HashMap<String, Long>();
    entries.findOf(booking.id).forEach(row -> collected.merge(row.item(), row.amount(), Long::sum));
    long fen = 0;
    for (var item : items.find(List.of(booking.id))) {
      var price = prices.find(item.item()).orElseThrow();
      if (price.direction() == Direction.FEE) {
        long served = Math.min(item.amount(), collected.getOrDefault(item.item(), 0L));
        fen += price.amountFen(item.amount()) - price.amountFen(served);
      }
    }
    return fen;
  }
}

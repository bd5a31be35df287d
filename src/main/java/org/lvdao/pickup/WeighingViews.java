package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.pickup.catalogue.Catalogue;
import org.lvdao.pickup.catalogue.PriceList;
import org.lvdao.pickup.catalogue.Unit;
import org.lvdao.pickup.workflow.BookingStatus;

/** Shows what was weighed. */
@Singleton
class WeighingViews {
  private final WeighEntryRepository entries;
  private final SettlementRepository settlements;
  private final Settlements paying;
  private final BookingPhotos photos;
  private final Catalogue catalogue;

  WeighingViews(
      WeighEntryRepository entries,
      SettlementRepository settlements,
      Settlements paying,
      BookingPhotos photos,
      Catalogue catalogue) {
    this.entries = entries;
    this.settlements = settlements;
    this.paying = paying;
    this.photos = photos;
    this.catalogue = catalogue;
  }

  /** Without entries before anything was weighed. */
  WeighingView of(Booking booking) {
    var prices = catalogue.list(booking.priceListId);
    return new WeighingView(
        Long.toString(booking.id),
        booking.bookingNo,
        booking.status,
        booking.status.label(),
        booking.weighedAt,
        booking.status == BookingStatus.WEIGHED ? booking.dueAt : null,
        entries.findOf(booking.id).stream().map(row -> view(row, prices)).toList(),
        paying.payFen(booking),
        pictures(booking),
        settlements
            .find(booking.id)
            .map(
                row ->
                    new WeighingView.Settlement(
                        row.way(), row.fen(), row.points(), row.settledAt()))
            .orElse(null));
  }

  private List<BookingPhotos.Shown> pictures(Booking booking) {
    return photos.of(List.of(booking.id)).getOrDefault(booking.id, List.of()).stream()
        .filter(shown -> shown.purpose() == BookingPhotoRow.Purpose.WEIGHING)
        .toList();
  }

  private static WeighingView.Entry view(WeighEntryRow row, PriceList prices) {
    var price = prices.find(row.item()).orElseThrow();
    boolean byWeight = price.unit() == Unit.KG;
    var device = row.scaleDevice();
    var reading = row.scaleReading();
    return new WeighingView.Entry(
        row.kind(),
        row.item(),
        price.name(),
        price.unit(),
        price.direction(),
        price.pricePerUnit(),
        byWeight ? row.amount() : null,
        byWeight ? null : row.amount(),
        row.fen(),
        device == null || reading == null ? null : new WeighIn.ScaleReading(device, reading),
        row.at());
  }
}

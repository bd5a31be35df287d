package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.lvdao.photo.PhotoService;
import org.lvdao.photo.PhotoView;
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
  private final BookingPhotoRepository photoRows;
  private final PhotoService photos;
  private final Catalogue catalogue;

  WeighingViews(
      WeighEntryRepository entries,
      SettlementRepository settlements,
      Settlements paying,
      BookingPhotoRepository photoRows,
      PhotoService photos,
      Catalogue catalogue) {
    this.entries = entries;
    this.settlements = settlements;
    this.paying = paying;
    this.photoRows = photoRows;
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

  private List<PhotoView> pictures(Booking booking) {
    var shown =
        photoRows.find(List.of(booking.id)).stream()
            .filter(row -> row.purpose() == BookingPhotoRow.Purpose.WEIGHING)
            .map(BookingPhotoRow::photoId)
            .toList();
    var links = photos.views(shown);
    return shown.stream().map(links::get).filter(Objects::nonNull).toList();
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

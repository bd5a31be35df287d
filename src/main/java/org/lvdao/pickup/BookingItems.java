package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lvdao.kernel.DomainError;
import org.lvdao.photo.PhotoService;

/** Keeps what residents say there is to collect, and what they show of it. */
@Singleton
class BookingItems {
  /** Owns the photos of bookings. */
  static final String PHOTO_OWNER = "pickup";

  private final BookingItemRepository rows;
  private final BookingPhotoRepository photoRows;
  private final PhotoService photos;

  BookingItems(BookingItemRepository rows, BookingPhotoRepository photoRows, PhotoService photos) {
    this.rows = rows;
    this.photoRows = photoRows;
    this.photos = photos;
  }

  /**
   * Keeps the items instead of those before, in the caller's transaction.
   *
   * @param accountId whose photos they are
   * @throws DomainError naming a photo that is not the account's to give
   */
  void replace(long bookingId, long accountId, PricedItems items) {
    checkPhotos(items);
    var before = shown(bookingId);
    rows.deleteOf(bookingId);
    photoRows.deleteOf(bookingId, BookingPhotoRow.Purpose.ITEM.name());
    for (int i = 0; i < items.items().size(); i++) {
      var item = items.items().get(i);
      var code = item.price().code();
      rows.insert(bookingId, code, item.amount());
      photos.attach(accountId, item.photoIds(), PHOTO_OWNER, bookingId, "/items/" + i + "/photos");
      for (long photo : item.photoIds()) {
        photoRows.insert(photo, bookingId, code, BookingPhotoRow.Purpose.ITEM.name());
      }
    }
    before.removeAll(items.photoIds());
    photos.forget(before);
  }

  private Set<Long> shown(long bookingId) {
    return photoRows.find(List.of(bookingId)).stream()
        .filter(row -> row.purpose() == BookingPhotoRow.Purpose.ITEM)
        .map(BookingPhotoRow::photoId)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static void checkPhotos(PricedItems items) {
    var seen = new HashSet<Long>();
    for (int i = 0; i < items.items().size(); i++) {
      var photoIds = items.items().get(i).photoIds();
      for (int j = 0; j < photoIds.size(); j++) {
        if (!seen.add(photoIds.get(j))) {
          throw DomainError.field("/items/" + i + "/photos/" + j, "photo-duplicate");
        }
      }
    }
  }
}

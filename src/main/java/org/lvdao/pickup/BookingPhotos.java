package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.photo.PhotoService;
import org.lvdao.photo.PhotoView;
import org.lvdao.pickup.BookingPhotoRow.Purpose;

/** The photos of bookings, to be shown. */
@Singleton
class BookingPhotos {
  private final BookingPhotoRepository rows;
  private final PhotoService photos;

  BookingPhotos(BookingPhotoRepository rows, PhotoService photos) {
    this.rows = rows;
    this.photos = photos;
  }

  /**
   * A photo of a booking.
   *
   * @param itemCode what it shows; null when that is no item
   */
  @Serdeable
  record Shown(Purpose purpose, @Nullable String itemCode, PhotoView photo) {}

  /** Of each booking that has any, in the order they were taken. */
  Map<Long, List<Shown>> of(Collection<Long> bookingIds) {
    var found = bookingIds.isEmpty() ? List.<BookingPhotoRow>of() : rows.find(bookingIds);
    var links = photos.views(found.stream().map(BookingPhotoRow::photoId).toList());
    var shown = new HashMap<Long, List<Shown>>();
    for (var row : found) {
      var link = links.get(row.photoId());
      if (link != null) {
        shown
            .computeIfAbsent(row.bookingId(), booking -> new ArrayList<>())
            .add(new Shown(row.purpose(), row.item(), link));
      }
    }
    return shown;
  }
}

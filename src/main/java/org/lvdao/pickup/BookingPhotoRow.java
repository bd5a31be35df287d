package org.lvdao.pickup;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A photo of a booking.
 *
 * @param item what it shows; null when that is no item
 */
@MappedEntity("pickup_photo")
record BookingPhotoRow(@Id long photoId, long bookingId, @Nullable String item, Purpose purpose) {

  /** What a photo is for. */
  enum Purpose {
    /** The resident shows what there is. */
    ITEM,
    /** The collector shows why nothing could be collected. */
    NO_SHOW,
    /** The collector shows what was weighed. */
    WEIGHING
  }
}

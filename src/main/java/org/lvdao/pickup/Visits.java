package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.seal.Seal;
import org.lvdao.platform.seal.SealedRows;
import org.lvdao.platform.seal.SealingKeys;

/** Keeps where collectors go unreadable in the database, also when the keys change. */
@Singleton
class Visits implements SealedRows {
  private final Seal seal;
  private final BookingRepository bookings;
  private final StoredJson json;

  Visits(SealingKeys keys, BookingRepository bookings, StoredJson json) {
    this.seal = keys.seal("pickup-visit");
    this.bookings = bookings;
    this.json = json;
  }

  byte[] seal(long bookingId, Visit visit) {
    return seal.seal(json.write(visit).getBytes(StandardCharsets.UTF_8), context(bookingId));
  }

  /** Empty after erasure. */
  Optional<Visit> open(Booking booking) {
    return Optional.ofNullable(booking.visit)
        .map(
            bytes ->
                json.read(
                    new String(seal.open(bytes, context(booking.id)), StandardCharsets.UTF_8),
                    Visit.class));
  }

  @Override
  public String name() {
    return "pickup-booking";
  }

  @Override
  public List<Long> sealedBefore(byte[] key, long after, int size) {
    return bookings.sealedBefore(key, after, size);
  }

  @Override
  public void sealAnew(long id) {
    bookings
        .findById(id)
        .ifPresent(
            booking ->
                open(booking)
                    .ifPresent(
                        visit ->
                            bookings.sealAnew(
                                id, Objects.requireNonNull(booking.visit), seal(id, visit))));
  }

  private static byte[] context(long bookingId) {
    return ByteBuffer.allocate(Long.BYTES).putLong(bookingId).array();
  }
}

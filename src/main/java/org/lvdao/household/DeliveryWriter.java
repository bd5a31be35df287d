package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.photo.PhotoService;

/** Writes what was told, in the caller's transaction. */
@Singleton
class DeliveryWriter {
  static final String PHOTO_OWNER = "delivery";

  private final DeliveryRepository deliveries;
  private final PhotoService photos;

  DeliveryWriter(DeliveryRepository deliveries, PhotoService photos) {
    this.deliveries = deliveries;
    this.photos = photos;
  }

  private record Place(String district, @Nullable String community) {}

  /** Returns false when the source told the event before. */
  boolean write(
      long id, Teller teller, DeliveryEvent event, Holder holder, Set<Doubt> doubts, Instant now) {
    var home = holder.household();
    var place =
        teller.community() == null && home != null
            ? new Place(home.district(), home.community())
            : new Place(teller.district(), teller.community());
    var card = holder.card();
    var grade = event.storedGrade();
    int inserted =
        deliveries.insert(
            id,
            teller.source(),
            teller.id(),
            Objects.requireNonNull(event.eventId()),
            place.district(),
            place.community(),
            card == null ? event.cardNumber() : null,
            card == null ? null : card.householdId(),
            card == null ? null : card.accountId(),
            Objects.requireNonNull(event.at()),
            now,
            teller.clockSkew(),
            Objects.requireNonNull(event.grams()),
            event.storedFillLevel(),
            grade,
            event.storedNote(),
            grade != null && teller.isInspector() ? teller.id() : null,
            grade == null ? null : now,
            doubts.isEmpty() ? DeliveryRow.State.ACCEPTED : DeliveryRow.State.REVIEW,
            doubts.isEmpty() ? null : Doubt.join(doubts));
    if (inserted == 1) {
      attach(teller, id, event.photoId());
    }
    return inserted == 1;
  }

  /** A photo that is not the teller's to give is no reason to lose the delivery. */
  private void attach(Teller teller, long id, @Nullable String photoId) {
    if (photoId == null || !photoId.matches(Ids.PATTERN)) {
      return;
    }
    long photo = Long.parseLong(photoId);
    try {
      photos.attach(teller.id(), List.of(photo), PHOTO_OWNER, id, "/photoId");
    } catch (DomainError notTheirs) {
      return;
    }
    deliveries.show(id, photo);
  }
}

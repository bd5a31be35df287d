package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what was told, in the caller's transaction. */
@Singleton
class DeliveryWriter {
  static final String PHOTO_OWNER = "delivery";

  private final DeliveryRepository deliveries;
  private final OpenInspections inspections;
  private final ToldPhotos photos;

  DeliveryWriter(DeliveryRepository deliveries, OpenInspections inspections, ToldPhotos photos) {
    this.deliveries = deliveries;
    this.inspections = inspections;
    this.photos = photos;
  }

  private record Place(String district, @Nullable String community) {}

  /**
   * What a delivery is graded by.
   *
   * @param by the inspector; null when it was a device
   */
  private record Judged(@Nullable String grade, @Nullable String note, @Nullable Long by) {
    static Judged of(Teller teller, DeliveryEvent event, @Nullable InspectionRow inspection) {
      if (inspection != null) {
        return new Judged(inspection.grade(), inspection.note(), inspection.inspectorId());
      }
      var grade = event.storedGrade();
      return new Judged(
          grade, event.storedNote(), grade != null && teller.isInspector() ? teller.id() : null);
    }
  }

  /**
   * Returns false when the source told the event before.
   *
   * @param inspection of the bag before it was delivered; null for none
   */
  boolean write(
      long id,
      Teller teller,
      DeliveryEvent event,
      Holder holder,
      Set<Doubt> doubts,
      @Nullable InspectionRow inspection,
      Instant now) {
    var home = holder.household();
    var place =
        teller.community() == null && home != null
            ? new Place(home.district(), home.community())
            : new Place(teller.district(), teller.community());
    var card = holder.card();
    var judged = Judged.of(teller, event, inspection);
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
            judged.grade(),
            judged.note(),
            judged.by(),
            judged.grade() == null ? null : now,
            doubts.isEmpty() ? DeliveryRow.State.ACCEPTED : DeliveryRow.State.REVIEW,
            doubts.isEmpty() ? null : Doubt.join(doubts));
    if (inserted == 0) {
      return false;
    }
    var photo = photos.attach(teller, event.photoId(), PHOTO_OWNER, id);
    photo.ifPresent(taken -> deliveries.show(id, taken));
    if (inspection != null) {
      inspections.use(inspection, id, photo.isPresent());
    }
    return true;
  }
}

package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.lvdao.household.InspectionBatch.Inspection;
import org.lvdao.household.InspectionBatch.Outcome;
import org.lvdao.household.InspectionBatch.Outcome.Status;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;

/**
 * Inspections of bags before they are delivered (投放前检查). The grade becomes that of the household's
 * next delivery at a device of its community soon after, whichever of the two arrives first.
 */
@Singleton
class Inspections {
  private static final String PHOTO_OWNER = "delivery-inspection";

  private final Inspectors inspectors;
  private final InspectionRepository inspections;
  private final DeliveryRepository deliveries;
  private final CardHolders cards;
  private final DeliveryDoubts doubts;
  private final DeliveryRewards rewards;
  private final DeliveryNotices notices;
  private final OpenInspections open;
  private final ToldPhotos photos;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Inspections(
      Inspectors inspectors,
      InspectionRepository inspections,
      DeliveryRepository deliveries,
      CardHolders cards,
      DeliveryDoubts doubts,
      DeliveryRewards rewards,
      DeliveryNotices notices,
      OpenInspections open,
      ToldPhotos photos,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.inspectors = inspectors;
    this.inspections = inspections;
    this.deliveries = deliveries;
    this.cards = cards;
    this.doubts = doubts;
    this.rewards = rewards;
    this.notices = notices;
    this.open = open;
    this.photos = photos;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** The outcomes in the order of the inspections. */
  List<Outcome> take(Actor actor, List<Inspection> told) {
    var teller = inspectors.teller(actor);
    return told.stream().map(one -> transactions.write(() -> take(teller, one.asEvent()))).toList();
  }

  private Outcome take(Teller teller, DeliveryEvent event) {
    Instant now = clock.instant();
    if (!event.isWhole(now) || event.grade() == null) {
      return rejected(event, "INVALID");
    }
    deliveries.lockSource(teller.id(), now);
    var eventId = Objects.requireNonNull(event.eventId());
    var before = inspections.findEvent(teller.id(), eventId);
    if (before.isPresent()) {
      return outcome(eventId, before.get(), Status.DUPLICATE);
    }
    var holder =
        cards.lock(List.of(event.cardNumber())).getOrDefault(event.cardNumber(), Holder.NOBODY);
    var found = doubts.of(teller, event, holder, now);
    found.remove(Doubt.IMPOSSIBLE_WEIGHT);
    var home = holder.household();
    if (!found.isEmpty() || home == null) {
      return rejected(event, Doubt.join(found));
    }
    var at = Objects.requireNonNull(event.at());
    long id = ids.next();
    inspections.insert(
        id,
        teller.id(),
        eventId,
        home.district(),
        home.community(),
        home.id(),
        at,
        now,
        event.grade(),
        event.storedNote());
    photos
        .attach(teller, event.photoId(), PHOTO_OWNER, id)
        .ifPresent(photo -> inspections.show(id, photo));
    open.after(home, at).ifPresent(delivery -> grade(delivery, kept(teller, eventId)));
    return outcome(eventId, kept(teller, eventId), Status.ACCEPTED);
  }

  private InspectionRow kept(Teller teller, String eventId) {
    return inspections.findEvent(teller.id(), eventId).orElseThrow();
  }

  private static Outcome outcome(String eventId, InspectionRow kept, Status status) {
    var delivery = kept.deliveryId();
    return new Outcome(eventId, status, delivery == null ? null : Long.toString(delivery), null);
  }

  private static Outcome rejected(DeliveryEvent event, String reason) {
    return new Outcome(
        Objects.requireNonNullElse(event.eventId(), ""), Status.REJECTED, null, reason);
  }

  private void grade(DeliveryRow row, InspectionRow inspection) {
    int changed =
        deliveries.grade(
            row.id(),
            row.version(),
            inspection.grade(),
            inspection.note(),
            inspection.inspectorId(),
            clock.instant());
    if (changed == 0) {
      throw new Transactions.Outrun();
    }
    open.use(inspection, row.id(), row.photoId() != null);
    var graded = deliveries.find(row.id()).orElseThrow();
    if (graded.state() == DeliveryRow.State.ACCEPTED) {
      rewards.graded(graded);
      notices.graded(graded);
    }
  }
}

package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.DeliveryOutcome.Status;
import org.lvdao.household.device.DeviceSettings;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.photo.PhotoService;
import org.lvdao.platform.database.Transactions;

/**
 * Takes deliveries in, each once. What is in order is accepted and rewarded in the transaction that
 * writes it; what is doubtful is kept for a review (待审核).
 */
@Singleton
class DeliveryIntake {
  static final String PHOTO_OWNER = "delivery";

  /** Few enough that nobody waits for the locks of one transaction. */
  private static final int GROUP = 50;

  private final DeliveryRepository deliveries;
  private final CardRepository cards;
  private final HouseholdRepository households;
  private final DeliveryRewards rewards;
  private final DeliveryNotices notices;
  private final PhotoService photos;
  private final DeliverySettings settings;
  private final DeviceSettings devices;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  DeliveryIntake(
      DeliveryRepository deliveries,
      CardRepository cards,
      HouseholdRepository households,
      DeliveryRewards rewards,
      DeliveryNotices notices,
      PhotoService photos,
      DeliverySettings settings,
      DeviceSettings devices,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.cards = cards;
    this.households = households;
    this.rewards = rewards;
    this.notices = notices;
    this.photos = photos;
    this.settings = settings;
    this.devices = devices;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Who tells of deliveries.
   *
   * @param id the device, or the inspector's account
   * @param community where it stands; null where the household lives
   * @param disabled whether nothing of it is paid without a review
   * @param clockSkew milliseconds its clock is ahead of ours
   * @param serves whether households of a community deliver there
   */
  record Teller(
      DeliverySource source,
      long id,
      String district,
      @Nullable String community,
      boolean disabled,
      long clockSkew,
      Predicate<String> serves) {
    boolean isInspector() {
      return source == DeliverySource.INSPECTOR;
    }
  }

  /** The outcomes in the order of the events. */
  List<DeliveryOutcome> take(Teller teller, List<DeliveryEvent> events) {
    var outcomes = new DeliveryOutcome[events.size()];
    for (int from = 0; from < events.size(); from += GROUP) {
      int first = from;
      var group = events.subList(first, Math.min(first + GROUP, events.size()));
      transactions.run(() -> take(teller, group, outcomes, first));
    }
    return List.of(outcomes);
  }

  /** What a card was found to be. */
  private record Holder(@Nullable CardRow card, @Nullable HouseholdRow household) {
    static final Holder NOBODY = new Holder(null, null);

    long householdId() {
      return card == null ? 0 : card.householdId();
    }
  }

  /**
   * One group of a source after the other, because two that tell the same events would wait for
   * each other in a circle; and in the order of the households, so that those of two sources do
   * not.
   */
  private void take(
      Teller teller, List<DeliveryEvent> group, DeliveryOutcome[] outcomes, int first) {
    deliveries.lockSource(teller.id(), clock.instant());
    var holders = holders(group);
    Comparator<Integer> byHousehold =
        Comparator.comparing(i -> holder(holders, group.get(i)).householdId());
    IntStream.range(0, group.size())
        .boxed()
        .sorted(
            byHousehold.thenComparing(
                i -> Objects.requireNonNullElse(group.get(i).at(), Instant.EPOCH)))
        .forEach(
            i -> {
              var event = group.get(i);
              outcomes[first + i] = take(teller, event, holder(holders, event));
            });
  }

  private static Holder holder(Map<String, Holder> holders, DeliveryEvent event) {
    return holders.getOrDefault(event.cardNumber(), Holder.NOBODY);
  }

  private Map<String, Holder> holders(List<DeliveryEvent> group) {
    var found = cards.findAll(group.stream().map(DeliveryEvent::cardNumber).distinct().toList());
    var holders = new HashMap<String, Holder>();
    if (!found.isEmpty()) {
      var homes = new HashMap<Long, HouseholdRow>();
      households
          .findAll(found.stream().map(CardRow::householdId).distinct().toList())
          .forEach(home -> homes.put(home.id(), home));
      found.forEach(
          card -> holders.put(card.number(), new Holder(card, homes.get(card.householdId()))));
    }
    return holders;
  }

  private DeliveryOutcome take(Teller teller, DeliveryEvent event, Holder holder) {
    Instant now = clock.instant();
    if (!event.isWhole(now)) {
      var told = Objects.requireNonNullElse(event.eventId(), "");
      return new DeliveryOutcome(told, Status.REJECTED, 0, null, "INVALID");
    }
    var doubt = doubt(teller, event, holder, now);
    long id = ids.next();
    var eventId = Objects.requireNonNull(event.eventId());
    if (insert(id, teller, event, holder, doubt, now) == 0) {
      var first = deliveries.findEvent(teller.id(), eventId);
      return new DeliveryOutcome(
          eventId, Status.DUPLICATE, first.points(), first.rule(), first.reason());
    }
    attach(teller, id, event.photoId());
    if (doubt != null) {
      return new DeliveryOutcome(eventId, Status.REVIEW, 0, null, doubt.name());
    }
    var row = deliveries.find(id).orElseThrow();
    var reward = rewards.reward(row);
    if (row.grade() != null) {
      notices.graded(row);
    }
    return new DeliveryOutcome(
        eventId, Status.ACCEPTED, reward.points(), reward.rule(), reward.reason());
  }

  private record Place(String district, @Nullable String community) {}

  private int insert(
      long id,
      Teller teller,
      DeliveryEvent event,
      Holder holder,
      @Nullable Doubt doubt,
      Instant now) {
    var home = holder.household();
    var place =
        teller.community() == null && home != null
            ? new Place(home.district(), home.community())
            : new Place(teller.district(), teller.community());
    var card = holder.card();
    var grade = event.storedGrade();
    return deliveries.insert(
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
        doubt == null ? DeliveryRow.State.ACCEPTED : DeliveryRow.State.REVIEW,
        doubt == null ? null : doubt.name());
  }

  /** Null when all is in order. */
  private @Nullable Doubt doubt(Teller teller, DeliveryEvent event, Holder holder, Instant now) {
    var card = holder.card();
    var home = holder.household();
    var at = Objects.requireNonNull(event.at());
    long grams = Objects.requireNonNull(event.grams());
    if (teller.disabled()) {
      return Doubt.DEVICE_DISABLED;
    }
    if (card == null || home == null) {
      return Doubt.UNKNOWN_CARD;
    }
    if (card.state() != CardRow.State.ACTIVE) {
      return card.state() == CardRow.State.LOST ? Doubt.LOST_CARD : Doubt.ENDED_CARD;
    }
    if (!teller.serves().test(home.community())) {
      return Doubt.OTHER_COMMUNITY;
    }
    if (grams < 1 || grams > settings.mostGrams()) {
      return Doubt.IMPOSSIBLE_WEIGHT;
    }
    if (at.isAfter(now.plus(devices.clockSkew()))) {
      return Doubt.IN_THE_FUTURE;
    }
    if (at.isBefore(now.minus(settings.oldest()))) {
      return Doubt.TOO_OLD;
    }
    return event.grade() == null || settings.grades().contains(event.grade())
        ? null
        : Doubt.UNKNOWN_GRADE;
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

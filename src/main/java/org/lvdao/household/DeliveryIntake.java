package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.DeliveryOutcome.Status;
import org.lvdao.household.device.DeviceSettings;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;

/**
 * Takes deliveries in, each once. What is in order is accepted and rewarded in the transaction that
 * writes it; what is doubtful is kept for a review (待审核).
 */
@Singleton
class DeliveryIntake {
  /** Few enough that nobody waits for the locks of one transaction. */
  private static final int GROUP = 50;

  private final CardHolders cards;
  private final DeliveryDoubts doubts;
  private final PatternWatch watch;
  private final OpenInspections inspections;
  private final DeliveryWriter writer;
  private final DeliveryRepository deliveries;
  private final DeliveryRewards rewards;
  private final DeliveryNotices notices;
  private final DeliverySettings settings;
  private final DeviceSettings devices;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  DeliveryIntake(
      CardHolders cards,
      DeliveryDoubts doubts,
      PatternWatch watch,
      OpenInspections inspections,
      DeliveryWriter writer,
      DeliveryRepository deliveries,
      DeliveryRewards rewards,
      DeliveryNotices notices,
      DeliverySettings settings,
      DeviceSettings devices,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.cards = cards;
    this.doubts = doubts;
    this.watch = watch;
    this.inspections = inspections;
    this.writer = writer;
    this.deliveries = deliveries;
    this.rewards = rewards;
    this.notices = notices;
    this.settings = settings;
    this.devices = devices;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
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

  /**
   * One group of a source after the other, because two that tell the same events would wait for
   * each other in a circle; and under the locks of all its households, taken in their order, so
   * that those of two sources do not.
   */
  private void take(
      Teller teller, List<DeliveryEvent> group, DeliveryOutcome[] outcomes, int first) {
    Instant now = clock.instant();
    deliveries.lockSource(teller.id(), now);
    var holders = cards.lock(group.stream().map(DeliveryEvent::cardNumber).toList());
    var around = look(teller, group, holders, now);
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
              outcomes[first + i] = take(teller, event, holder(holders, event), around, now);
            });
  }

  private static Holder holder(Map<String, Holder> holders, DeliveryEvent event) {
    return holders.getOrDefault(event.cardNumber(), Holder.NOBODY);
  }

  /**
   * What is known around the deliveries of a group.
   *
   * @param inspections that wait for their delivery, the latest first
   */
  private record Around(PatternWatch.Group patterns, List<InspectionRow> inspections) {}

  /** Around what is neither too old nor in the future; the rest waits anyhow. */
  private Around look(
      Teller teller, List<DeliveryEvent> group, Map<String, Holder> holders, Instant now) {
    var homes =
        holders.values().stream()
            .flatMap(holder -> Optional.ofNullable(holder.household()).stream())
            .distinct()
            .toList();
    var first = now.minus(settings.oldest());
    var last = now.plus(devices.clockSkew());
    var moments =
        group.stream()
            .flatMap(event -> Optional.ofNullable(event.at()).stream())
            .filter(at -> !at.isBefore(first) && !at.isAfter(last))
            .sorted()
            .toList();
    if (moments.isEmpty()) {
      return new Around(watch.look(teller, List.of(), now, now), List.of());
    }
    var from = moments.getFirst();
    var to = moments.getLast();
    return new Around(
        watch.look(teller, homes, from, to),
        teller.isInspector() ? List.of() : inspections.of(homes, from, to));
  }

  private DeliveryOutcome take(
      Teller teller, DeliveryEvent event, Holder holder, Around around, Instant now) {
    if (!event.isWhole(now)) {
      return rejected(event, "INVALID");
    }
    if (holder.household() == null && teller.district().isEmpty()) {
      // Nobody knows where it was made, so nobody would see it.
      return rejected(event, Doubt.UNKNOWN_CARD.name());
    }
    long id = ids.next();
    var found = doubts.of(teller, event, holder, now);
    var trace = trace(id, teller, event, holder);
    var home = holder.household();
    if (trace != null && home != null) {
      found.addAll(around.patterns().doubts(trace, home));
    }
    var eventId = Objects.requireNonNull(event.eventId());
    var inspection =
        trace == null || event.grade() != null
            ? null
            : inspections.before(trace, around.inspections()).orElse(null);
    if (!writer.write(id, teller, event, holder, found, inspection, now)) {
      var first = deliveries.findEvent(teller.id(), eventId);
      return new DeliveryOutcome(
          eventId, Status.DUPLICATE, first.points(), first.rule(), first.reason());
    }
    if (inspection != null) {
      around.inspections().remove(inspection);
    }
    if (trace != null) {
      around.patterns().add(trace, found);
    }
    if (!found.isEmpty()) {
      return new DeliveryOutcome(eventId, Status.REVIEW, 0, null, Doubt.join(found));
    }
    var row = deliveries.find(id).orElseThrow();
    var reward = rewards.reward(row);
    if (row.grade() != null) {
      notices.graded(row);
    }
    return new DeliveryOutcome(
        eventId, Status.ACCEPTED, reward.points(), reward.rule(), reward.reason());
  }

  private static DeliveryOutcome rejected(DeliveryEvent event, String reason) {
    var told = Objects.requireNonNullElse(event.eventId(), "");
    return new DeliveryOutcome(told, Status.REJECTED, 0, null, reason);
  }

  private static @Nullable Trace trace(long id, Teller teller, DeliveryEvent event, Holder holder) {
    var card = holder.card();
    return card == null
        ? null
        : new Trace(
            id,
            card.householdId(),
            card.accountId(),
            teller.id(),
            teller.community(),
            teller.site(),
            Objects.requireNonNull(event.at()),
            teller.clockSkew(),
            Objects.requireNonNull(event.grams()));
  }
}

package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.DeliveryRow.State;
import org.lvdao.household.device.DeviceSettings;
import org.lvdao.household.staff.ServedAreas;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.database.Transactions;

/** Deliveries that wait for staff (待审核). */
@Singleton
class Reviews {
  /** Before a delivery was told: for longer no bin goes without network. */
  private static final Duration LONGEST_AGO = Duration.ofDays(366);

  private final Inspectors inspectors;
  private final Grading grading;
  private final Grades grades;
  private final DeliveryRepository deliveries;
  private final DeliveryRewards rewards;
  private final DeliveryNotices notices;
  private final PatternWatch watch;
  private final Households households;
  private final ServedAreas served;
  private final DeliverySettings settings;
  private final DeviceSettings devices;
  private final Transactions transactions;
  private final InstantSource clock;

  Reviews(
      Inspectors inspectors,
      Grading grading,
      Grades grades,
      DeliveryRepository deliveries,
      DeliveryRewards rewards,
      DeliveryNotices notices,
      PatternWatch watch,
      Households households,
      ServedAreas served,
      DeliverySettings settings,
      DeviceSettings devices,
      Transactions transactions,
      InstantSource clock) {
    this.inspectors = inspectors;
    this.grading = grading;
    this.grades = grades;
    this.deliveries = deliveries;
    this.rewards = rewards;
    this.notices = notices;
    this.watch = watch;
    this.households = households;
    this.served = served;
    this.settings = settings;
    this.devices = devices;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Those that wait for a review in the actor's areas, the longest waiting first.
   *
   * @param district only those made in it; null for all
   * @param reason only those that wait for it, maybe among others; null for all
   */
  Page<DeliveryRow> waiting(
      Actor actor,
      @Nullable String district,
      @Nullable Doubt reason,
      @Nullable String cursor,
      int limit) {
    var after = Cursor.decode(cursor, 1);
    var scope = served.of(actor, ServedAreas.INSPECTORS);
    var rows =
        deliveries.waiting(
            scope.everywhere(),
            scope.districts(),
            scope.communities(),
            Objects.requireNonNullElse(district, ""),
            reason == null ? "" : reason.name(),
            after == null ? 0 : after.number(0),
            limit + 1);
    return Page.cut(rows, limit, row -> Cursor.of(row.id()));
  }

  /** The other deliveries of the household without which this one would not wait. */
  List<DeliveryRow> related(DeliveryRow row) {
    return row.state() == State.REVIEW ? watch.others(row) : List.of();
  }

  /**
   * A decision about a delivery that waits. What is null stays as it was told.
   *
   * @param accept whether it counts
   * @param householdId whose it is, when its card did not say
   * @param grams what it weighed, when that was impossible
   * @param at when it was made, when its clock was wrong; within a year before it was told
   * @param grade when it was told one that nobody knows, or none
   * @param gradeNote why, for the household
   * @param note why it was decided so
   */
  record Decision(
      boolean accept,
      @Nullable Long householdId,
      @Nullable Long grams,
      @Nullable Instant at,
      @Nullable String grade,
      @Nullable String gradeNote,
      @Nullable String note) {}

  /**
   * Accepts a delivery, which is then rewarded, or refuses it.
   *
   * @param version the actor has read
   * @throws DomainError {@code not-found}, {@code stale-version}, {@code delivery-decided}, {@code
   *     forbidden} for what the actor told themselves, or naming what is wrong
   */
  DeliveryRow decide(Actor actor, long id, long version, Decision decision) {
    return transactions.write(
        () -> {
          var row = inspectors.changeable(actor, id, version);
          if (row.state() != State.REVIEW) {
            throw DomainError.of(HouseholdProblem.DELIVERY_DECIDED);
          }
          Inspectors.requireNotOwn(actor, row);
          var wanted =
              decision.accept()
                  ? wanted(row, decision)
                  : new Wanted(row.householdId(), row.grams(), row.at());
          if (decision.accept()) {
            check(actor, row, decision, wanted);
          }
          change(actor, row, decision, wanted);
          if (decision.accept()) {
            accepted(deliveries.find(id).orElseThrow());
          }
          inspectors.record(
              actor,
              "delivery-" + (decision.accept() ? "accepted" : "refused"),
              row,
              Map.of(
                  "reason", String.valueOf(row.reason()),
                  "household", String.valueOf(wanted.householdId()),
                  "gramsBefore", row.grams(),
                  "grams", wanted.grams(),
                  "atBefore", row.at().toString(),
                  "at", wanted.at().toString()));
          return deliveries.find(id).orElseThrow();
        });
  }

  private record Wanted(@Nullable Long householdId, long grams, Instant at) {}

  private static Wanted wanted(DeliveryRow row, Decision decision) {
    if (row.householdId() != null
        && decision.householdId() != null
        && !row.householdId().equals(decision.householdId())) {
      throw DomainError.field("/householdId", "household-known");
    }
    return new Wanted(
        row.householdId() == null ? decision.householdId() : row.householdId(),
        Objects.requireNonNullElse(decision.grams(), row.grams()),
        Objects.requireNonNullElse(decision.at(), row.at()));
  }

  private void change(Actor actor, DeliveryRow row, Decision decision, Wanted wanted) {
    Inspectors.check(
        deliveries.decide(
            row.id(),
            row.version(),
            decision.accept() ? State.ACCEPTED : State.REJECTED,
            wanted.householdId(),
            wanted.grams(),
            wanted.at(),
            actor.accountId(),
            clock.instant(),
            decision.note()));
    if (decision.accept() && decision.grade() != null) {
      deliveries.gradeAnew(
          row.id(), decision.grade(), decision.gradeNote(), actor.accountId(), clock.instant());
    }
  }

  private void accepted(DeliveryRow row) {
    rewards.reward(row);
    if (row.grade() != null) {
      notices.graded(row);
    }
  }

  private void check(Actor actor, DeliveryRow row, Decision decision, Wanted wanted) {
    if (wanted.householdId() == null) {
      throw DomainError.field("/householdId", "required");
    }
    // Whom the card named may have moved since, or live elsewhere.
    if (households
        .find(wanted.householdId())
        .filter(
            home ->
                row.householdId() != null
                    || served.serves(actor, ServedAreas.INSPECTORS, home.community()))
        .isEmpty()) {
      throw DomainError.field("/householdId", "household-unknown");
    }
    if (wanted.grams() < 1 || wanted.grams() > settings.mostGrams()) {
      throw DomainError.field(
          "/grams", "number-range", Map.of("min", 1, "max", settings.mostGrams()));
    }
    if (wanted.at().isAfter(clock.instant().plus(devices.clockSkew()))) {
      throw DomainError.field("/at", "in-the-future");
    }
    if (decision.at() != null && decision.at().isBefore(row.receivedAt().minus(LONGEST_AGO))) {
      throw DomainError.field("/at", "long-ago", Map.of("days", LONGEST_AGO.toDays()));
    }
    var told = row.grade();
    boolean isGraded = told != null && grades.known(row.district(), wanted.at()).contains(told);
    if (isGraded && decision.grade() != null) {
      throw DomainError.of(HouseholdProblem.ALREADY_GRADED);
    }
    if (decision.grade() != null) {
      grading.check(
          row.district(), wanted.at(), decision.grade(), decision.gradeNote(), "/gradeNote");
    } else if (told != null && !isGraded) {
      throw DomainError.field("/grade", "required");
    }
  }
}

package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.DeliveryRow.State;
import org.lvdao.household.staff.ServedAreas;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.photo.PhotoService;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** What inspectors (督导员) do with deliveries of their communities, and administrators. */
@Singleton
class Inspectors {
  private static final List<Role> INSPECTOR = List.of(Role.INSPECTOR);

  private final DeliveryIntake intake;
  private final DeliveryRepository deliveries;
  private final DeliveryRewards rewards;
  private final DeliveryNotices notices;
  private final Households households;
  private final PhotoService photos;
  private final ServedAreas served;
  private final AuditLog audit;
  private final DeliverySettings settings;
  private final Transactions transactions;
  private final InstantSource clock;

  Inspectors(
      DeliveryIntake intake,
      DeliveryRepository deliveries,
      DeliveryRewards rewards,
      DeliveryNotices notices,
      Households households,
      PhotoService photos,
      ServedAreas served,
      AuditLog audit,
      DeliverySettings settings,
      Transactions transactions,
      InstantSource clock) {
    this.intake = intake;
    this.deliveries = deliveries;
    this.rewards = rewards;
    this.notices = notices;
    this.households = households;
    this.photos = photos;
    this.served = served;
    this.audit = audit;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes what the actor has weighed, wherever in their communities the household lives. */
  List<DeliveryOutcome> take(Actor actor, List<DeliveryEvent> events) {
    // Of a card that nobody knows, where it was read is not known either, but in whose district.
    var district =
        actor.grants().stream()
            .filter(grant -> grant.role() == Role.INSPECTOR)
            .map(Actor.Grant::area)
            .map(AreaPath::district)
            .findFirst()
            .orElse("");
    return intake.take(
        new DeliveryIntake.Teller(
            DeliverySource.INSPECTOR,
            actor.accountId(),
            district,
            null,
            false,
            0,
            community -> served.serves(actor, INSPECTOR, community)),
        events);
  }

  /** Those that wait for a review in the actor's areas, the longest waiting first. */
  Page<DeliveryRow> waiting(Actor actor, @Nullable String cursor, int limit) {
    var after = Cursor.decode(cursor, 1);
    var scope = served.of(actor, ServedAreas.INSPECTORS);
    var rows =
        deliveries.waiting(
            scope.everywhere(),
            scope.districts(),
            scope.communities(),
            after == null ? 0 : after.number(0),
            limit + 1);
    return Page.cut(rows, limit, row -> Cursor.of(row.id()));
  }

  /**
   * @throws DomainError {@code not-found} also outside the actor's areas
   */
  DeliveryRow read(Actor actor, long id) {
    return deliveries.find(id).filter(row -> isSeen(row, actor)).orElseThrow(DomainError::notFound);
  }

  private boolean isSeen(DeliveryRow row, Actor actor) {
    if (row.community() != null) {
      return served.serves(actor, ServedAreas.INSPECTORS, row.community());
    }
    var scope = served.of(actor, ServedAreas.INSPECTORS);
    return scope.everywhere() || scope.districts().contains(row.district());
  }

  /**
   * A decision about a delivery that waits.
   *
   * @param accept whether it counts
   * @param householdId whose it is, when its card did not say; null leaves it
   * @param grams what it weighed, when that was impossible; null leaves it
   * @param note why
   */
  record Decision(
      boolean accept, @Nullable Long householdId, @Nullable Long grams, @Nullable String note) {}

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
          var row = changeable(actor, id, version);
          if (row.state() != State.REVIEW) {
            throw DomainError.of(HouseholdProblem.DELIVERY_DECIDED);
          }
          var householdId =
              decision.householdId() == null ? row.householdId() : decision.householdId();
          long grams = decision.grams() == null ? row.grams() : decision.grams();
          if (row.source() == DeliverySource.INSPECTOR && row.sourceId() == actor.accountId()) {
            throw DomainError.of(CommonProblem.FORBIDDEN);
          }
          if (row.householdId() != null && !row.householdId().equals(householdId)) {
            throw DomainError.field("/householdId", "household-known");
          }
          if (decision.accept()) {
            check(actor, householdId, grams);
          }
          var state = decision.accept() ? State.ACCEPTED : State.REJECTED;
          int changed =
              deliveries.decide(
                  id,
                  version,
                  state,
                  householdId,
                  grams,
                  actor.accountId(),
                  clock.instant(),
                  decision.note());
          check(changed);
          if (decision.accept()) {
            var accepted = deliveries.find(id).orElseThrow();
            rewards.reward(accepted);
            if (accepted.grade() != null) {
              notices.graded(accepted);
            }
          }
          record(
              actor,
              "delivery-" + (decision.accept() ? "accepted" : "refused"),
              row,
              Map.of(
                  "reason",
                  String.valueOf(row.reason()),
                  "household",
                  String.valueOf(householdId),
                  "gramsBefore",
                  row.grams(),
                  "grams",
                  grams));
          return deliveries.find(id).orElseThrow();
        });
  }

  private void check(Actor actor, @Nullable Long householdId, long grams) {
    if (householdId == null) {
      throw DomainError.field("/householdId", "required");
    }
    if (households
        .find(householdId)
        .filter(home -> served.serves(actor, ServedAreas.INSPECTORS, home.community()))
        .isEmpty()) {
      throw DomainError.field("/householdId", "household-unknown");
    }
    if (grams < 1 || grams > settings.mostGrams()) {
      throw DomainError.field(
          "/grams", "number-range", Map.of("min", 1, "max", settings.mostGrams()));
    }
  }

  /**
   * Grades a delivery made at a bin, once; a grade that failed tells the household why.
   *
   * @param version the actor has read
   * @param note why; a grade that failed needs it
   * @param photoId of a photo the actor uploaded; null for none
   * @throws DomainError {@code not-found}, {@code stale-version}, {@code already-graded}, or naming
   *     the field
   */
  DeliveryRow grade(
      Actor actor,
      long id,
      long version,
      String grade,
      @Nullable String note,
      @Nullable Long photoId) {
    if (!settings.grades().contains(grade)) {
      throw DomainError.field(
          "/grade", "choice", Map.of("choices", String.join(", ", settings.grades())));
    }
    if (note == null && settings.failedGrades().contains(grade)) {
      throw DomainError.field("/note", "required");
    }
    return transactions.write(
        () -> {
          var row = changeable(actor, id, version);
          if (row.gradedAt() != null || row.state() == State.REJECTED) {
            throw DomainError.of(HouseholdProblem.ALREADY_GRADED);
          }
          check(deliveries.grade(id, version, grade, note, actor.accountId(), clock.instant()));
          if (photoId != null) {
            photos.attach(
                actor.accountId(), List.of(photoId), DeliveryIntake.PHOTO_OWNER, id, "/photoId");
            deliveries.show(id, photoId);
          }
          var graded = deliveries.find(id).orElseThrow();
          if (graded.state() == State.ACCEPTED) {
            rewards.graded(graded);
            notices.graded(graded);
          }
          record(actor, "delivery-graded", row, Map.of("grade", grade));
          return deliveries.find(id).orElseThrow();
        });
  }

  private DeliveryRow changeable(Actor actor, long id, long version) {
    var row = read(actor, id);
    check(row.version() == version ? 1 : 0);
    return row;
  }

  private static void check(int changed) {
    if (changed == 0) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
  }

  private void record(Actor actor, String action, DeliveryRow row, Map<String, ?> details) {
    audit.record(actor, action, "delivery", Long.toString(row.id()), row.district(), details);
  }
}

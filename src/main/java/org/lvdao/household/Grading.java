package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.DeliveryRow.State;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.photo.PhotoService;
import org.lvdao.platform.database.Transactions;

/** Grades (评级) of deliveries. */
@Singleton
class Grading {
  private final Inspectors inspectors;
  private final DeliveryRepository deliveries;
  private final DeliveryRewards rewards;
  private final DeliveryNotices notices;
  private final PhotoService photos;
  private final Grades grades;
  private final Transactions transactions;
  private final InstantSource clock;

  Grading(
      Inspectors inspectors,
      DeliveryRepository deliveries,
      DeliveryRewards rewards,
      DeliveryNotices notices,
      PhotoService photos,
      Grades grades,
      Transactions transactions,
      InstantSource clock) {
    this.inspectors = inspectors;
    this.deliveries = deliveries;
    this.rewards = rewards;
    this.notices = notices;
    this.photos = photos;
    this.grades = grades;
    this.transactions = transactions;
    this.clock = clock;
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
    return transactions.write(
        () -> {
          var row = inspectors.changeable(actor, id, version);
          check(row.district(), row.at(), grade, note, "/note");
          if (row.gradedAt() != null || row.state() == State.REJECTED) {
            throw DomainError.of(HouseholdProblem.ALREADY_GRADED);
          }
          Inspectors.check(
              deliveries.grade(id, version, grade, note, actor.accountId(), clock.instant()));
          if (photoId != null) {
            photos.attach(
                actor.accountId(), List.of(photoId), DeliveryWriter.PHOTO_OWNER, id, "/photoId");
            deliveries.show(id, photoId);
          }
          var graded = deliveries.find(id).orElseThrow();
          if (graded.state() == State.ACCEPTED) {
            rewards.graded(graded);
            notices.graded(graded);
          }
          inspectors.record(actor, "delivery-graded", row, Map.of("grade", grade));
          return deliveries.find(id).orElseThrow();
        });
  }

  /**
   * @param note why, for the household; a grade that failed needs it
   * @throws DomainError naming the field
   */
  void check(String district, Instant at, String grade, @Nullable String note, String notePointer) {
    var known = grades.known(district, at);
    if (!known.contains(grade)) {
      throw DomainError.field("/grade", "choice", Map.of("choices", String.join(", ", known)));
    }
    if (note == null && grades.isFailed(district, at, grade)) {
      throw DomainError.field(notePointer, "required");
    }
  }
}

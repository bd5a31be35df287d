package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.message.MessageKind;
import org.lvdao.message.NoticeEvent;
import org.lvdao.platform.outbox.Outbox;

/**
 * Tells those who delivered that it was not sorted properly (不合格), with the photo, or that it was
 * refused afterwards, and why.
 */
@Singleton
class DeliveryNotices {
  private final Households households;
  private final Grades grades;
  private final Outbox outbox;
  private final InstantSource clock;

  DeliveryNotices(Households households, Grades grades, Outbox outbox, InstantSource clock) {
    this.households = households;
    this.grades = grades;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** In the transaction of the grade: the member whose QR it was, else everybody at home. */
  void graded(DeliveryRow row) {
    var grade = row.grade();
    if (grade == null || !grades.isFailed(row.district(), row.at(), grade)) {
      return;
    }
    publish(row, MessageKind.DELIVERY_FAILED, Objects.requireNonNullElse(row.gradeNote(), "—"));
  }

  /** In the transaction that takes it back: the same people. */
  void reversed(DeliveryRow row) {
    publish(
        row, MessageKind.DELIVERY_REVERSED, Objects.requireNonNullElse(row.decisionNote(), "—"));
  }

  private void publish(DeliveryRow row, MessageKind kind, String reason) {
    for (long account :
        households.toTell(Objects.requireNonNull(row.householdId()), row.memberId())) {
      outbox.publish(
          new NoticeEvent(
              row.id(),
              row.version(),
              kind,
              account,
              clock.instant(),
              Map.of("at", BusinessTime.text(row.at()), "reason", reason),
              "/households/mine/deliveries"));
    }
  }
}

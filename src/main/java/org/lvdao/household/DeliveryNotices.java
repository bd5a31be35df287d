package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.message.MessageKind;
import org.lvdao.message.NoticeEvent;
import org.lvdao.platform.outbox.Outbox;

/** Tells those who delivered what was not sorted properly (不合格) why; the photo is with it. */
@Singleton
class DeliveryNotices {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

  private final Households households;
  private final DeliverySettings settings;
  private final Outbox outbox;
  private final InstantSource clock;

  DeliveryNotices(
      Households households, DeliverySettings settings, Outbox outbox, InstantSource clock) {
    this.households = households;
    this.settings = settings;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** In the transaction of the grade: the member whose QR it was, else everybody at home. */
  void graded(DeliveryRow row) {
    if (row.householdId() == null || !settings.failedGrades().contains(row.grade())) {
      return;
    }
    for (long account : households.toTell(row.householdId(), row.memberId())) {
      outbox.publish(
          new NoticeEvent(
              row.id(),
              row.version(),
              MessageKind.DELIVERY_FAILED,
              account,
              clock.instant(),
              Map.of(
                  "at", TIME.format(row.at()),
                  "reason", Objects.requireNonNullElse(row.gradeNote(), "—")),
              "/households/mine/deliveries"));
    }
  }
}

package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.lvdao.household.Households;
import org.lvdao.message.MessageKind;
import org.lvdao.message.NoticeEvent;
import org.lvdao.platform.outbox.Outbox;

/** Tells who asked for cash what became of it, in the transaction of the change. */
@Singleton
class CashNotices {
  private final Households households;
  private final Outbox outbox;
  private final InstantSource clock;

  CashNotices(Households households, Outbox outbox, InstantSource clock) {
    this.households = households;
    this.outbox = outbox;
    this.clock = clock;
  }

  void paid(RedemptionRow row) {
    tell(row, MessageKind.CASH_PAID, Map.of("amount", PayoutFile.yuan(row.cash())));
  }

  void failed(RedemptionRow row) {
    tell(row, MessageKind.CASH_FAILED, withReason(row));
  }

  void refused(RedemptionRow row) {
    tell(row, MessageKind.CASH_REFUSED, withReason(row));
  }

  private static Map<String, String> withReason(RedemptionRow row) {
    return Map.of(
        "amount",
        PayoutFile.yuan(row.cash()),
        "reason",
        Objects.requireNonNull(row.note(), "a reason"));
  }

  private void tell(RedemptionRow row, MessageKind kind, Map<String, String> values) {
    for (long account : households.toTell(row.householdId(), row.memberId())) {
      outbox.publish(
          new NoticeEvent(
              row.id(),
              row.version(),
              kind,
              account,
              clock.instant(),
              values,
              "/redemptions/" + row.id()));
    }
  }
}

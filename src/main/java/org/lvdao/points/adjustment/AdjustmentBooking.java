package org.lvdao.points.adjustment;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.lvdao.household.Households;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.message.MessageKind;
import org.lvdao.message.NoticeEvent;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.points.Holder;
import org.lvdao.points.Ledger;
import org.lvdao.points.Source;
import org.lvdao.points.TransactionKind;
import org.lvdao.points.spending.Refunds;

/** Books what was decided, and tells the household, in the transaction of the decision. */
@Singleton
class AdjustmentBooking {
  private final Ledger ledger;
  private final Refunds refunds;
  private final Households households;
  private final Outbox outbox;
  private final AuditLog audit;
  private final InstantSource clock;

  AdjustmentBooking(
      Ledger ledger,
      Refunds refunds,
      Households households,
      Outbox outbox,
      AuditLog audit,
      InstantSource clock) {
    this.ledger = ledger;
    this.refunds = refunds;
    this.households = households;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @throws DomainError {@code not-enough-points}, or {@code redemption-state} of a refund
   */
  void book(Actor actor, AdjustmentRow row) {
    if (row.redemptionId() == null) {
      var source = new Source("adjustment", Long.toString(row.id()));
      var holder = new Holder(row.householdId(), row.district());
      // The note is not for the ledger, which nobody can erase.
      ledger.adjust(holder, source, TransactionKind.ADJUSTED.label(), row.points());
    } else {
      refunds.refund(row.redemptionId());
    }
    record(actor, "points-adjusted", row);
    for (var member : households.members(row.householdId())) {
      outbox.publish(
          new NoticeEvent(
              row.id(),
              row.version(),
              MessageKind.POINTS_ADJUSTED,
              member.accountId(),
              clock.instant(),
              Map.of("points", "%+d".formatted(row.points()), "reason", row.note()),
              "/points/entries"));
    }
  }

  /** Keeps who did what. */
  void record(Actor actor, String action, AdjustmentRow row) {
    audit.record(
        actor,
        action,
        "points-adjustment",
        Long.toString(row.id()),
        row.district(),
        Map.of(
            "household",
            Long.toString(row.householdId()),
            "points",
            row.points(),
            "redemption",
            String.valueOf(row.redemptionId())));
  }
}

package org.lvdao.points;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;

/** What staff see of the ledger: whether it is right, and how a district stands. */
@Singleton
class PointsBooks {
  private final LedgerCheck check;
  private final SummaryRepository sums;
  private final AreaService areas;
  private final Transactions transactions;
  private final Semaphore turn = new Semaphore(1, true);

  PointsBooks(
      LedgerCheck check, SummaryRepository sums, AreaService areas, Transactions transactions) {
    this.check = check;
    this.sums = sums;
    this.areas = areas;
    this.transactions = transactions;
  }

  /** Reads all there is, so a node makes one check after the other. */
  LedgerCheck.Report check(Actor actor, @Nullable String district) {
    var one = existing(PointsScope.of(actor).district(district));
    turn.acquireUninterruptibly();
    try {
      return check.check(one);
    } finally {
      turn.release();
    }
  }

  PointsSummary summary(Actor actor, @Nullable String district, LocalDate from, LocalDate to) {
    var one = existing(PointsScope.of(actor).district(district));
    if (one == null) {
      throw DomainError.field("?district", "required");
    }
    return transactions.read(
        () ->
            PointsSummary.of(
                one,
                from,
                to,
                sums.sums(one, BusinessTime.startOf(from), BusinessTime.startOf(to.plusDays(1))),
                sums.openLots(one)));
  }

  private @Nullable String existing(@Nullable String district) {
    if (district != null && !areas.isDistrict(district)) {
      throw DomainError.notFound();
    }
    return district;
  }
}

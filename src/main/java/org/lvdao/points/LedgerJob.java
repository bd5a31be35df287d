package org.lvdao.points;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lvdao.platform.jobs.DueWork;

/**
 * Books what time does to points. Nothing depends on how soon: an expired lot cannot be spent, and
 * expires at its own moment in the book whenever that is written.
 */
@Singleton
class LedgerJob {
  private final BalanceRepository balances;
  private final Ledger ledger;
  private final DueWork work;
  private final InstantSource clock;

  LedgerJob(BalanceRepository balances, Ledger ledger, DueWork work, InstantSource clock) {
    this.balances = balances;
    this.ledger = ledger;
    this.work = work;
    this.clock = clock;
  }

  /** Returns on how many lots and pending amounts this node acted. */
  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  int check() {
    return work.run(
            "Expiry of points", size -> balances.findDueLots(clock.instant(), size), ledger::expire)
        + work.run(
            "End of pending points",
            size -> balances.findDuePending(clock.instant(), size),
            id -> ledger.timeOut(id, clock.instant()));
  }
}

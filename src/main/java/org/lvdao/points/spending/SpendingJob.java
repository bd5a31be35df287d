package org.lvdao.points.spending;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lvdao.platform.jobs.DueWork;

/** What time does to redemptions. */
@Singleton
class SpendingJob {
  private final RedemptionRepository rows;
  private final Redemptions redemptions;
  private final DueWork work;
  private final InstantSource clock;

  SpendingJob(
      RedemptionRepository rows, Redemptions redemptions, DueWork work, InstantSource clock) {
    this.rows = rows;
    this.redemptions = redemptions;
    this.work = work;
    this.clock = clock;
  }

  /** Returns how many this node ended that nobody came for. */
  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  int check() {
    return work.run(
        "Expiry of redemptions",
        size -> rows.findOverdue(clock.instant(), size),
        redemptions::expire);
  }
}

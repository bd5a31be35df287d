package org.lvdao.points.spending;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lvdao.platform.jobs.DueWork;

/** What time does to redemptions, and the alarm when little is left of a reward. */
@Singleton
class SpendingJob {
  private final RedemptionRepository rows;
  private final RewardRepository rewards;
  private final Redemptions redemptions;
  private final DueWork work;
  private final InstantSource clock;
  private volatile long low;

  SpendingJob(
      RedemptionRepository rows,
      RewardRepository rewards,
      Redemptions redemptions,
      DueWork work,
      InstantSource clock,
      MeterRegistry meters) {
    this.rows = rows;
    this.rewards = rewards;
    this.redemptions = redemptions;
    this.work = work;
    this.clock = clock;
    Gauge.builder("lvdao.rewards.low", () -> low)
        .baseUnit("rewards")
        .description("Rewards of which fewer are left than staff want")
        .register(meters);
  }

  /** Returns how many this node ended that nobody came for. */
  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  int check() {
    low = rewards.countLow();
    return work.run(
        "Expiry of redemptions",
        size -> rows.findOverdue(clock.instant(), size),
        redemptions::expire);
  }
}

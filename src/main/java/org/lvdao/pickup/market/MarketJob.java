package org.lvdao.pickup.market;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lvdao.message.MessageKind;
import org.lvdao.platform.jobs.DueWork;

/** What time does to things: nobody wants them, or nobody comes for what is reserved. */
@Singleton
class MarketJob {
  private final MarketItemRepository rows;
  private final MarketSteps steps;
  private final Taking taking;
  private final MarketNotices notices;
  private final DueWork work;
  private final InstantSource clock;

  MarketJob(
      MarketItemRepository rows,
      MarketSteps steps,
      Taking taking,
      MarketNotices notices,
      DueWork work,
      InstantSource clock) {
    this.rows = rows;
    this.steps = steps;
    this.taking = taking;
    this.notices = notices;
    this.work = work;
    this.clock = clock;
  }

  /** Returns how many this node ended or gave free again. */
  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  int check() {
    return work.run(
        "Expiry of things on the flea market",
        size -> rows.findDue(clock.instant(), size),
        this::end);
  }

  private boolean end(long id) {
    var row = rows.find(id).orElse(null);
    if (row == null || row.dueAt() == null || row.dueAt().isAfter(clock.instant())) {
      return false;
    }
    if (row.state() == MarketState.RESERVED) {
      taking.release(row, MarketParty.SYSTEM);
    } else {
      steps.end(row, MarketAction.EXPIRE, MarketParty.SYSTEM, null);
      notices.tell(row, MessageKind.MARKET_EXPIRED, row.giverAccountId());
    }
    return true;
  }
}

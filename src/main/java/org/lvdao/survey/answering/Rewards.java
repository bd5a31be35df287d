package org.lvdao.survey.answering;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lvdao.platform.jobs.DueWork;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.survey.campaign.OpenCampaigns;

/**
 * Points for answering (答卷积分), given to all when the campaign is over. At the moment of the answer
 * the ledger would keep that moment, beside a household, and whoever watches the figures of a
 * running campaign could tell who said what.
 */
@Singleton
class Rewards {
  private static final int BATCH = 200;

  private final RewardRepository rows;
  private final OpenCampaigns campaigns;
  private final Outbox outbox;
  private final DueWork work;
  private final InstantSource clock;

  Rewards(
      RewardRepository rows,
      OpenCampaigns campaigns,
      Outbox outbox,
      DueWork work,
      InstantSource clock) {
    this.rows = rows;
    this.campaigns = campaigns;
    this.outbox = outbox;
    this.work = work;
    this.clock = clock;
  }

  /** Returns how many batches this node wrote. */
  @Scheduled(fixedDelay = "10s", initialDelay = "10s")
  int check() {
    return work.run("Survey rewards", size -> rows.findDue(clock.instant(), size), this::goOn);
  }

  private boolean goOn(long campaignId) {
    campaigns.lock(campaignId);
    var people = rows.lockDue(campaignId, BATCH);
    if (people.isEmpty()) {
      return false;
    }
    var over = campaigns.fieldwork(campaignId).endsAt();
    people.forEach(person -> outbox.publish(new RewardEvent(campaignId, person, over)));
    rows.settle(campaignId, people);
    return true;
  }
}

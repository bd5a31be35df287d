package org.lvdao.survey.answering;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.platform.outbox.OutboxHandler;
import org.lvdao.points.FixedAwards;

/** Gives the points. */
@Singleton
class RewardHandler implements OutboxHandler<RewardEvent> {
  private final FixedAwards awards;

  RewardHandler(FixedAwards awards) {
    this.awards = awards;
  }

  @Override
  public String name() {
    return "points-survey-award";
  }

  @Override
  public Class<RewardEvent> eventType() {
    return RewardEvent.class;
  }

  @Override
  public void handle(List<RewardEvent> events) {
    events.forEach(event -> awards.forSurvey(event.campaignId(), event.accountId(), event.at()));
  }
}

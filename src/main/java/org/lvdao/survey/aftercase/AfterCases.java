package org.lvdao.survey.aftercase;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.lvdao.account.Consents;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;
import org.lvdao.survey.campaign.CampaignProblem;

/** What residents do with after-case surveys. */
@Singleton
class AfterCases {
  /** So many are shown at a time; the next ones follow when these are answered. */
  static final int MOST = 100;

  private final AfterCaseRepository rows;
  private final Consents consents;
  private final Transactions transactions;
  private final InstantSource clock;

  AfterCases(
      AfterCaseRepository rows, Consents consents, Transactions transactions, InstantSource clock) {
    this.rows = rows;
    this.consents = consents;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What waits for the actor, the soonest to end first. */
  List<AfterCaseRow> waiting(Actor actor) {
    return rows.findWaiting(actor.accountId(), clock.instant(), MOST);
  }

  /**
   * Answers, once.
   *
   * @throws DomainError {@code not-found}, {@code consent-needed}, {@code survey-answered}, {@code
   *     survey-closed}
   */
  void answer(Actor actor, long id, Satisfaction satisfaction, Improvement reason) {
    transactions.run(
        () -> {
          own(actor, id);
          consents.require(actor, ConsentPurpose.SURVEY);
          if (rows.answer(id, actor.accountId(), satisfaction, reason, clock.instant()) == 0) {
            // Of two taps at once the second has waited for the first, and sees its answer here.
            throw DomainError.of(
                own(actor, id).answeredAt() == null
                    ? CampaignProblem.SURVEY_CLOSED
                    : CampaignProblem.SURVEY_ANSWERED);
          }
        });
  }

  private AfterCaseRow own(Actor actor, long id) {
    return rows.find(id, actor.accountId()).orElseThrow(DomainError::notFound);
  }
}

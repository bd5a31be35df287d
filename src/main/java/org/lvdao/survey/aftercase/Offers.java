package org.lvdao.survey.aftercase;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;

/**
 * Offers the survey to the resident of a case that has ended, once for each case. The message that
 * it has ended is the one they get; the app shows what waits.
 *
 * <p>A case that is reopened and ends again is the same case: an answer that was given before stays
 * as it is, and who has not answered has the whole time again. It counts in the month in which it
 * ended first, so that no month loses what it had.
 *
 * <p>A case can be rated with one to five stars, too, which its staff read beside the case. Who has
 * done so is not asked how they found it a second time: the survey waits no more, though they may
 * still answer it. Stars are no answers here: they are not confidential, and were not given for
 * figures. The figures say how many of those who did not answer had rated.
 *
 * <p>Whoever reported what was a duplicate is told that it was joined to another case, and not when
 * that one is closed; so only the reporter of the case itself is asked.
 */
@Singleton
class Offers {
  private final AfterCaseRepository rows;
  private final AfterCaseSettings settings;
  private final Transactions transactions;
  private final Ids ids;

  Offers(AfterCaseRepository rows, AfterCaseSettings settings, Transactions transactions, Ids ids) {
    this.rows = rows;
    this.settings = settings;
    this.transactions = transactions;
    this.ids = ids;
  }

  /** Brings the offer up to what is known of the case. Again changes nothing. */
  void follow(EndedCase ended) {
    var closesAt = ended.at().plus(settings.answerPeriod());
    transactions.run(
        () -> {
          rows.offer(
              ids.next(),
              ended.district(),
              ended.kind(),
              ended.id(),
              ended.number(),
              ended.accountId(),
              YearMonth.from(BusinessTime.dayOf(ended.at())).toString(),
              ended.at(),
              closesAt);
          rows.prolong(ended.kind(), ended.id(), closesAt);
          if (ended.ratedAt() != null) {
            rows.rated(ended.kind(), ended.id(), ended.ratedAt());
          }
        });
  }

  /** Nobody shall know any more whose case it was. What was answered stays in the figures. */
  void unlink(CaseKind kind, long caseId) {
    transactions.run(() -> rows.unlink(kind, caseId));
  }
}

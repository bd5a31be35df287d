package org.lvdao.survey.aftercase;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.AccountMerge;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.ConsentWithdrawal;
import org.lvdao.platform.web.Idempotency;

/**
 * A resident's after-case surveys. Who takes the consent back takes the answers back, and could
 * answer again. When the person goes, the answers stay without them: of the case itself nothing
 * says any more whose it was.
 */
@Singleton
class OwnAfterCases implements PersonalData, AccountMerge, ConsentWithdrawal {
  private final AfterCaseRepository rows;
  private final Idempotency idempotency;

  OwnAfterCases(AfterCaseRepository rows, Idempotency idempotency) {
    this.rows = rows;
    this.idempotency = idempotency;
  }

  /**
   * A survey in an export.
   *
   * @param number of the case
   * @param satisfaction in Chinese, as the reason; null when it was not answered
   */
  @Serdeable
  record ExportedAfterCase(
      CaseKind kind,
      String number,
      Instant closesAt,
      @Nullable String satisfaction,
      @Nullable String reason,
      @Nullable Instant answeredAt) {}

  @Override
  public void export(long accountId, PersonalArchive archive) throws IOException {
    archive.<AfterCaseRow>list(
        "after-case-surveys",
        (last, size) -> rows.findOf(accountId, last == null ? Long.MAX_VALUE : last.id(), size),
        OwnAfterCases::exported);
  }

  private static ExportedAfterCase exported(AfterCaseRow row) {
    var satisfaction = row.satisfaction();
    var reason = row.reason();
    return new ExportedAfterCase(
        row.kind(),
        row.caseNo(),
        row.closesAt(),
        satisfaction == null ? null : satisfaction.label(),
        reason == null ? null : reason.label(row.kind()),
        row.answeredAt());
  }

  @Override
  public void erase(long accountId) {
    rows.unlink(accountId);
  }

  /** A case has one resident, so both accounts never have the same one. */
  @Override
  public void move(long from, long to) {
    rows.move(from, to);
  }

  @Override
  public void withdrawn(long accountId, ConsentPurpose purpose) {
    if (purpose == ConsentPurpose.SURVEY) {
      rows.removeAnswers(accountId);
      // The digest of so short an answer would give it away.
      idempotency.forget(accountId, AfterCaseController.PATH + "/");
    }
  }
}

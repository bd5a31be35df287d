package org.lvdao.report;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.WechatIdentities;
import org.lvdao.platform.content.ContentCheck;
import org.lvdao.platform.outbox.OutboxHandler;

/** Lets the words of cases be checked. While nobody can, they wait, and nothing else does. */
@Singleton
class ContentHandler implements OutboxHandler<ReportContentEvent> {
  private static final int WORKERS = 4;

  private final ContentCheck check;
  private final ReportRepository reports;
  private final ContentVerdictRepository verdicts;
  private final WechatIdentities identities;
  private final BeanProvider<Publication> publication;
  private final ContentAttempt attempt;

  /**
   * @param publication publishes itself, so it is not there yet when the handlers are made
   */
  ContentHandler(
      ContentCheck check,
      ReportRepository reports,
      ContentVerdictRepository verdicts,
      WechatIdentities identities,
      BeanProvider<Publication> publication,
      ContentAttempt attempt) {
    this.check = check;
    this.reports = reports;
    this.verdicts = verdicts;
    this.identities = identities;
    this.publication = publication;
    this.attempt = attempt;
  }

  @Override
  public String name() {
    return "report-content";
  }

  @Override
  public Class<ReportContentEvent> eventType() {
    return ReportContentEvent.class;
  }

  /** An answer takes a tenth of a second and more. */
  @Override
  public int workers() {
    return WORKERS;
  }

  @Override
  public void handle(List<ReportContentEvent> events) {
    for (var event : events) {
      reports
          .findById(event.reportId())
          .filter(report -> verdicts.find(report.id).isEmpty())
          .ifPresent(report -> attempt.run(() -> review(report)));
    }
  }

  private void review(Report report) {
    var writing = new ContentCheck.Writing(Publication.words(report), openid(report));
    publication.get().judge(report.id, check.check(writing));
  }

  private @Nullable String openid(Report report) {
    return report.reporterId == null
        ? null
        : identities.openids(report.reporterId).stream().findFirst().orElse(null);
  }
}

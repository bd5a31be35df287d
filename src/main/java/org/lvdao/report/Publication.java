package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.content.ContentCheck;
import org.lvdao.platform.content.ContentCheck.Kind;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.report.ReportSteps.Step;
import org.lvdao.report.workflow.Party;
import org.lvdao.report.workflow.ReportAction;
import org.lvdao.report.workflow.RequestKind;

/**
 * Which cases show their words and pictures to other residents. The reporter and staff see them
 * from the first moment, and work on the case waits for nothing here. Which of the pictures, {@link
 * PhotoChecks} says besides.
 */
@Singleton
class Publication {
  /** The reporter reads it in the case. */
  private static final String REJECTED = "文字内容未通过自动审核（%s），不对其他居民公开；案件照常办理。如有异议，请联系工作人员。";

  private final ContentVerdictRepository verdicts;
  private final PhotoChecks photos;
  private final PhotoCheckRepository photoChecks;
  private final ContentCheck check;
  private final ReportRepository reports;
  private final Requests requests;
  private final ReportSteps steps;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  Publication(
      ContentVerdictRepository verdicts,
      PhotoChecks photos,
      PhotoCheckRepository photoChecks,
      ContentCheck check,
      ReportRepository reports,
      Requests requests,
      ReportSteps steps,
      Outbox outbox,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.verdicts = verdicts;
    this.photos = photos;
    this.photoChecks = photoChecks;
    this.check = check;
    this.reports = reports;
    this.requests = requests;
    this.steps = steps;
    this.outbox = outbox;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What others would read. */
  static String words(Report report) {
    return report.address == null ? report.description : report.description + "\n" + report.address;
  }

  /** Before the case is written: whether it waits for a check. */
  void prepare(Report report) {
    report.contentCheck = !check.isHarmless(words(report));
  }

  /** In the transaction that wrote the case. */
  void begin(Report report) {
    if (report.contentCheck) {
      outbox.publish(new ReportContentEvent(report.id));
    }
  }

  boolean isPublic(Report report) {
    return !report.contentCheck
        || verdicts.find(report.id).filter(row -> row.verdict() == Kind.PASS).isPresent();
  }

  /** Those of the cases that are not public. */
  Set<Long> hidden(Collection<Report> cases) {
    var checked =
        cases.stream()
            .filter(report -> report.contentCheck)
            .map(report -> report.id)
            .collect(Collectors.toSet());
    if (!checked.isEmpty()) {
      checked.removeAll(verdicts.findPassed(checked));
    }
    return checked;
  }

  /**
   * Keeps what the check said, once.
   *
   * @throws DomainError {@code stale-version} when a step was taken meanwhile
   */
  void judge(long reportId, ContentCheck.Verdict verdict) {
    transactions.run(
        () -> {
          var report = reports.findById(reportId).orElseThrow();
          var now = clock.instant();
          if (verdicts.insertIfAbsent(reportId, verdict.kind(), verdict.label(), now) == 0) {
            return;
          }
          photos.begin(report);
          switch (verdict.kind()) {
            case PASS -> {}
            case REVIEW -> {
              requests.ask(
                  report, RequestKind.PUBLICATION, "疑似" + verdict.label(), null, Actor.SYSTEM);
              steps.write(report, step(report, ReportAction.DOUBT));
            }
            case REJECT ->
                steps.write(
                    report,
                    step(report, ReportAction.WITHHOLD).note(REJECTED.formatted(verdict.label())));
          }
        });
  }

  private static Step step(Report report, ReportAction action) {
    return Step.of(Actor.SYSTEM, Party.SYSTEM, action, report.status);
  }

  /**
   * A person's decision about all that was doubtful, words and photos, in the transaction of its
   * step.
   *
   * @throws DomainError {@code stale-version} when another decided meanwhile
   */
  void decide(Report report, Actor actor, Kind verdict) {
    if (verdicts.decide(report.id, verdict) + photoChecks.decide(report.id, verdict) == 0) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    audit.record(
        actor,
        "publication-decided",
        "report",
        Long.toString(report.id),
        report.district,
        Map.of("verdict", verdict.name()));
  }
}

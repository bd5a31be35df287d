package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.WechatIdentities;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.photo.PhotoService;
import org.lvdao.platform.content.ContentCheck;
import org.lvdao.platform.content.ContentCheck.Kind;
import org.lvdao.platform.content.ContentCheck.Verdict;
import org.lvdao.platform.content.ContentCheckUnavailable;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.report.workflow.Party;
import org.lvdao.report.workflow.ReportAction;
import org.lvdao.report.workflow.RequestKind;

/**
 * The check of the photos that residents report with. Each has a verdict of its own, for one bad
 * picture says nothing of the others; a person decides about all of a case that are doubtful at
 * once, with {@code publish} or {@code withhold}, as about its words.
 *
 * <p>{@link CheckedPhotoRow#isPublic} says what follows for others.
 */
@Singleton
class PhotoChecks {
  /** WeChat tells its verdict within 30 minutes, or never. The link lasts as long. */
  static final Duration PATIENCE = Duration.ofMinutes(35);

  /** Then it is left to a person. */
  static final int ATTEMPTS = 3;

  private static final Verdict NONE = new Verdict(Kind.REVIEW, null);

  private final PhotoCheckRepository checks;
  private final ContentVerdictRepository words;
  private final ContentCheck check;
  private final PhotoService photos;
  private final WechatIdentities identities;
  private final ReportPhotoRepository attachments;
  private final ReportRepository reports;
  private final Requests requests;
  private final ReportSteps steps;
  private final Outbox outbox;
  private final Transactions transactions;
  private final InstantSource clock;

  PhotoChecks(
      PhotoCheckRepository checks,
      ContentVerdictRepository words,
      ContentCheck check,
      PhotoService photos,
      WechatIdentities identities,
      ReportPhotoRepository attachments,
      ReportRepository reports,
      Requests requests,
      ReportSteps steps,
      Outbox outbox,
      Transactions transactions,
      InstantSource clock) {
    this.checks = checks;
    this.words = words;
    this.check = check;
    this.photos = photos;
    this.identities = identities;
    this.attachments = attachments;
    this.reports = reports;
    this.requests = requests;
    this.steps = steps;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * In the transaction that keeps the verdict about the words, before which others see no photo
   * either: so taking in a report costs nothing more.
   */
  void begin(Report report) {
    if (check.judgesPhotos() && checks.begin(report.id) > 0) {
      attachments.find(report.id).stream()
          .filter(photo -> photo.purpose() == ReportPhotoRow.Purpose.EVIDENCE)
          .forEach(photo -> outbox.publish(new PhotoCheckEvent(photo.photoId(), 0)));
    }
  }

  /**
   * Asks for the verdict, and sees to it that it is asked for again when none comes.
   *
   * @throws ContentCheckUnavailable when nobody can be asked now
   */
  void ask(PhotoCheckEvent event) {
    var row = checks.find(event.photoId()).orElse(null);
    if (row == null || row.verdict() != null || row.attempts() != event.attempts()) {
      return;
    }
    if (row.attempts() == ATTEMPTS) {
      transactions.run(() -> keep(row, NONE));
      return;
    }
    var link = photos.link(row.photoId(), PATIENCE);
    if (link.isEmpty()) {
      return;
    }
    var trace = check.ask(new ContentCheck.Picture(link.get(), openid(row)));
    transactions.run(
        () -> {
          if (trace.isEmpty()) {
            keep(row, NONE);
          } else if (checks.asked(row.photoId(), row.attempts(), trace.get()) == 1) {
            outbox.publish(
                new PhotoCheckEvent(row.photoId(), row.attempts() + 1),
                clock.instant().plus(PATIENCE));
          }
        });
  }

  /**
   * Keeps a verdict, once.
   *
   * @return false when none was asked for by this trace, as far as is known
   * @throws DomainError {@code stale-version} when a step was taken meanwhile
   */
  boolean judge(String trace, Verdict verdict) {
    return transactions.write(
        () -> {
          var row = checks.findByTrace(trace);
          row.ifPresent(found -> keep(found, verdict));
          return row.isPresent();
        });
  }

  /** What a machine rejects is doubtful only: it takes many a heap of garbage for worse. */
  private void keep(PhotoCheckRow row, Verdict verdict) {
    var kind = verdict.kind() == Kind.PASS ? Kind.PASS : Kind.REVIEW;
    if (checks.judge(row.photoId(), kind, verdict.label()) == 1
        && kind == Kind.REVIEW
        && verdict.label() != null
        && !areWordsRejected(row.reportId())) {
      doubt(row, verdict);
    }
  }

  /** Then others see none of the photos, whatever a person says about one. */
  private boolean areWordsRejected(long reportId) {
    return words.find(reportId).filter(found -> found.verdict() == Kind.REJECT).isPresent();
  }

  /** Always a step: whoever is about to decide must not pass by what was found meanwhile. */
  private void doubt(PhotoCheckRow row, Verdict verdict) {
    var report = reports.findById(row.reportId()).orElseThrow();
    if (!requests.waiting(report).contains(RequestKind.PUBLICATION)) {
      var reason =
          verdict.kind() == Kind.REJECT
              ? "图片未通过自动审核（%s）".formatted(verdict.label())
              : "图片疑似" + verdict.label();
      requests.ask(report, RequestKind.PUBLICATION, reason, null, Actor.SYSTEM);
    }
    var step =
        ReportSteps.Step.of(Actor.SYSTEM, Party.SYSTEM, ReportAction.DOUBT, report.status)
            .details(Map.of("photoId", Long.toString(row.photoId())));
    steps.write(report, step);
  }

  private @Nullable String openid(PhotoCheckRow row) {
    var reporter = reports.findById(row.reportId()).orElseThrow().reporterId;
    return reporter == null ? null : identities.openids(reporter).stream().findFirst().orElse(null);
  }
}

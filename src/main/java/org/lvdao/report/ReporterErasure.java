package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.lvdao.area.Datum;
import org.lvdao.area.Position;
import org.lvdao.kernel.Actor;
import org.lvdao.photo.PhotoService;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.report.workflow.RequestKind;

/**
 * Takes a resident out of a case, in the caller's transaction. The case stays, for the city's duty
 * and its figures: what was reported when, in which subdistrict, and how it was handled.
 */
@Singleton
class ReporterErasure {
  static final String ERASED = "（内容已依法删除）";

  /** A hundredth of a degree, about a kilometre: not finer than a community (社区). */
  private static final double COARSE = 100;

  private final ReportRepository reports;
  private final HistoryRepository history;
  private final RequestRepository requests;
  private final ReportPhotoRepository attachments;
  private final PhotoCheckRepository photoChecks;
  private final PhotoService photos;
  private final Idempotency idempotency;
  private final Outbox outbox;
  private final AuditLog audit;
  private final InstantSource clock;

  ReporterErasure(
      ReportRepository reports,
      HistoryRepository history,
      RequestRepository requests,
      ReportPhotoRepository attachments,
      PhotoCheckRepository photoChecks,
      PhotoService photos,
      Idempotency idempotency,
      Outbox outbox,
      AuditLog audit,
      InstantSource clock) {
    this.reports = reports;
    this.history = history;
    this.requests = requests;
    this.attachments = attachments;
    this.photoChecks = photoChecks;
    this.photos = photos;
    this.idempotency = idempotency;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether nobody needs the words, photos and place any more: to handle, decide or look back. */
  boolean isDone(Report report) {
    return !report.status.isOpen()
        && report.lookBackDue == null
        && !requests.waitingKinds(report.id).contains(RequestKind.REOPENING);
  }

  /** Nothing says any more who reported the case, took its reporter's steps, or can be called. */
  Report unlink(Report report) {
    if (report.reporterId != null) {
      photos.disown(report.reporterId, ReportSteps.PHOTO_OWNER, report.id);
    }
    history.unlinkReporter(report.id);
    requests.unlinkReporter(report.id);
    report.reporterId = null;
    report.contactPhone = null;
    report.contactPhoneIndex = null;
    report.endedAt = null;
    return write(report, "reporter-unlinked");
  }

  /** What the reporter said and showed, and the exact place and time, are gone. */
  Report eraseContent(Report report) {
    var shown = attachments.findOfReporter(report.id);
    if (!shown.isEmpty()) {
      attachments.delete(report.id, shown);
      photoChecks.delete(shown);
      photos.forget(shown);
    }
    history.eraseWords(report.id);
    history.erasePlaces(report.id);
    requests.eraseWords(report.id);
    requests.lapse(report.id, RequestKind.PUBLICATION, clock.instant());
    report.description = ERASED;
    report.address = null;
    report.occurredAt = null;
    report.moveTo(
        new Position(
            Math.round(report.lat * COARSE) / COARSE,
            Math.round(report.lon * COARSE) / COARSE,
            Datum.WGS84,
            null));
    return write(report, "report-content-erased");
  }

  /** The version grows, so that a step under way does not write anything back. */
  private Report write(Report report, String done) {
    var saved = reports.update(report);
    // Kept answers to staff show the case as it was.
    for (long staff : history.staffOf(report.id)) {
      idempotency.forget(staff, "/api/v1/staff/reports/" + report.id + "/");
    }
    outbox.publish(new ReportEvent(saved.id, saved.version, ReportEvent.ERASE_REPORTER));
    audit.record(Actor.SYSTEM, done, "report", Long.toString(report.id), report.district, Map.of());
    return saved;
  }
}

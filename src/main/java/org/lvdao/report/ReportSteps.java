package org.lvdao.report;

import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.photo.PhotoService;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.report.workflow.Party;
import org.lvdao.report.workflow.ReportAction;
import org.lvdao.report.workflow.ReportStatus;

/**
 * Writes a step of a case: the changed row, its history, its photos and its event, in the caller's
 * transaction. Nothing else writes these tables, but for {@link SealedContacts} and {@link
 * ReporterErasure}.
 */
@Singleton
class ReportSteps {
  static final String PHOTO_OWNER = "report";

  private final ReportRepository reports;
  private final HistoryRepository history;
  private final ReportPhotoRepository attachments;
  private final PhotoService photos;
  private final ReportNotices notices;
  private final Outbox outbox;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  ReportSteps(
      ReportRepository reports,
      HistoryRepository history,
      ReportPhotoRepository attachments,
      PhotoService photos,
      ReportNotices notices,
      Outbox outbox,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.reports = reports;
    this.history = history;
    this.attachments = attachments;
    this.photos = photos;
    this.notices = notices;
    this.outbox = outbox;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What was done and what goes with it.
   *
   * @param from the state before; null for the first step
   * @param note words of whoever took the step; null without any
   * @param details what else changed, by name; never personal data
   */
  record Step(
      Actor actor,
      Party by,
      ReportAction action,
      @Nullable ReportStatus from,
      @Nullable String note,
      Map<String, Object> details,
      List<Long> photoIds,
      ReportPhotoRow.@Nullable Purpose photoPurpose) {

    static Step of(Actor actor, Party by, ReportAction action, @Nullable ReportStatus from) {
      return new Step(actor, by, action, from, null, Map.of(), List.of(), null);
    }

    Step note(@Nullable String words) {
      return new Step(actor, by, action, from, words, details, photoIds, photoPurpose);
    }

    Step details(Map<String, Object> more) {
      return new Step(actor, by, action, from, note, more, photoIds, photoPurpose);
    }

    Step photos(List<Long> attached, ReportPhotoRow.Purpose purpose) {
      return new Step(actor, by, action, from, note, details, attached, purpose);
    }
  }

  /** A step as it was written. */
  record Written(Report report, HistoryRow history, List<ReportPhotoRow> photos) {}

  Written begin(Report report, Step step) {
    report.updatedAt = report.submittedAt;
    Deadlines.scheduleCheck(report);
    return record(reports.save(report), step);
  }

  /**
   * @throws DomainError {@code stale-version} when somebody else changed the case meanwhile
   */
  Report write(Report report, Step step) {
    report.updatedAt = later(clock.instant(), report.updatedAt);
    report.endedAt = endedAt(report);
    Deadlines.scheduleCheck(report);
    Report saved;
    try {
      saved = reports.update(report);
    } catch (OptimisticLockException changedMeanwhile) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    record(saved, step);
    return saved;
  }

  /**
   * Gives the cases of one account to another of the same person. This is no step of the case: its
   * version grows so that a step under way does not write the old reporter back, and the history
   * keeps who acted then.
   */
  void changeReporter(long from, long to) {
    for (var report : reports.lockReportedBy(from)) {
      report.reporterId = to;
      var saved = reports.update(report);
      outbox.publish(new ReportEvent(saved.id, saved.version, ReportEvent.CHANGE_REPORTER));
    }
  }

  private static @Nullable Instant endedAt(Report report) {
    if (report.status.isOpen() || report.reporterId == null) {
      return null;
    }
    return report.endedAt == null ? report.updatedAt : report.endedAt;
  }

  /** The steps of a case keep their order although the clocks of the nodes differ. */
  private static Instant later(Instant now, Instant before) {
    return now.isAfter(before) ? now : before.plusMillis(1);
  }

  private Written record(Report report, Step step) {
    var row =
        new HistoryRow(
            ids.next(),
            report.id,
            report.updatedAt,
            step.actor().accountId(),
            step.by().roleName(),
            step.action().code(),
            step.from(),
            report.status,
            step.note(),
            step.action().hasPublicNote(),
            step.details().isEmpty() ? null : json.write(step.details()));
    history.save(row);
    var attached = attach(report, step, row.id());
    outbox.publish(new ReportEvent(report.id, report.version, step.action().code()));
    if (step.action() == ReportAction.CLOSE) {
      outbox.publish(new ReportVerifiedEvent(report.id));
    }
    notices.tell(report, step.action());
    return new Written(report, row, attached);
  }

  private List<ReportPhotoRow> attach(Report report, Step step, long historyId) {
    if (step.photoPurpose() == null || step.photoIds().isEmpty()) {
      return List.of();
    }
    photos.attach(step.actor().accountId(), step.photoIds(), PHOTO_OWNER, report.id, "/photoIds");
    var used =
        step.from() == null
            ? Set.<Long>of()
            : attachments.find(report.id).stream()
                .map(ReportPhotoRow::photoId)
                .collect(Collectors.toSet());
    var rows = new ArrayList<ReportPhotoRow>();
    for (int i = 0; i < step.photoIds().size(); i++) {
      long photoId = step.photoIds().get(i);
      if (used.contains(photoId)) {
        throw DomainError.field("/photoIds/" + i, "photo-used");
      }
      rows.add(new ReportPhotoRow(photoId, report.id, step.photoPurpose(), i, historyId));
    }
    attachments.saveAll(rows);
    return rows;
  }
}

package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.lvdao.kernel.DomainError;
import org.lvdao.report.ReportSteps.Step;
import org.lvdao.report.category.Categories;
import org.lvdao.report.category.Category;

/** The unit's work on a case, its verification, and the look-back (回头看) later. */
@Singleton
class Handling {
  private final Deadlines deadlines;
  private final Categories categories;
  private final ReportSettings settings;

  Handling(Deadlines deadlines, Categories categories, ReportSettings settings) {
    this.deadlines = deadlines;
    this.categories = categories;
    this.settings = settings;
  }

  Step handle(Report report, Step step, StaffStep command, Instant now) {
    var text = Required.text("/note", command.note());
    var photoIds = PhotoIds.parse(command.photoIds());
    if (photoIds.isEmpty()) {
      throw DomainError.field("/photoIds", "after-photo-required");
    }
    report.handledAt = now;
    report.handledBy = step.actor().accountId();
    return step.note(text).photos(photoIds, ReportPhotoRow.Purpose.AFTER);
  }

  Step close(Report report, Step step, StaffStep command, Instant now) {
    report.closedAt = now;
    report.closedBy = step.actor().accountId();
    report.lookBackDue = now.plus(settings.lookBackAfter());
    return step.note(command.words());
  }

  Step rework(Report report, Step step, StaffStep command, Instant now) {
    var reason = command.requiredReason();
    report.reworkCount++;
    report.handledAt = null;
    report.handledBy = null;
    var category = categories.of(report.district, report.category);
    if (category.onRework() == Category.OnRework.RESTART) {
      deadlines.start(report, category, now);
    }
    return step.note(reason);
  }

  Step lookBack(Report report, Step step, StaffStep command, Instant now) {
    boolean passed = Required.value("/passed", command.passed());
    if (!passed) {
      command.requiredReason();
      reopen(report, now);
    }
    report.lookBackAt = now;
    report.lookBackDue = null;
    return step.note(command.words())
        .details(Map.of("passed", passed))
        .photos(PhotoIds.parse(command.photoIds()), ReportPhotoRow.Purpose.LOOK_BACK);
  }

  /** A reopened case gets the whole term again: the old one ended with the closing. */
  void reopen(Report report, Instant now) {
    report.reopenCount++;
    report.closedAt = null;
    report.closedBy = null;
    report.handledAt = null;
    report.handledBy = null;
    report.lookBackDue = null;
    deadlines.start(report, categories.of(report.district, report.category), now);
  }
}

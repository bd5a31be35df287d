package org.lvdao.report;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.report.ReportSteps.Step;
import org.lvdao.report.support.Supports;
import org.lvdao.report.workflow.CaseStaff;
import org.lvdao.report.workflow.ReportAction;

/** Joins a report of the same thing to the case that was there first. */
@Singleton
class Duplicates {
  private final ReportRepository reports;
  private final ReportPhotoRepository photos;
  private final ReportSteps steps;
  private final Supports supports;
  private final PhotoChecks checks;

  Duplicates(
      ReportRepository reports,
      ReportPhotoRepository photos,
      ReportSteps steps,
      Supports supports,
      PhotoChecks checks) {
    this.reports = reports;
    this.photos = photos;
    this.steps = steps;
    this.supports = supports;
    this.checks = checks;
  }

  /** The other case takes over the voices, the reporter's among them, and the photos. */
  Step merge(Report report, Step step, StaffStep command) {
    var text = Required.text("/duplicateOf", command.duplicateOf());
    var other =
        find(text)
            .filter(o -> CaseStaff.maySee(step.actor(), o.areaPath()))
            .filter(o -> canTakeOver(o, report))
            .orElse(null);
    if (other == null) {
      throw DomainError.field("/duplicateOf", "case-unknown");
    }
    report.duplicateOf = other.id;
    addVoices(report, other);
    // Also when its words are not judged yet: the other case may show its photos to everybody.
    checks.begin(report);
    photos.copy(report.id, other.id);
    steps.write(
        other,
        Step.of(step.actor(), step.by(), ReportAction.ADOPT_DUPLICATE, other.status)
            .details(Map.of("caseNo", report.caseNo)));
    return step.note(command.words()).details(Map.of("caseNo", other.caseNo));
  }

  private void addVoices(Report report, Report other) {
    long owner = other.reporterId == null ? 0 : other.reporterId;
    supports.copy(report.id, other.id, owner);
    if (report.reporterId != null && report.reporterId != owner) {
      supports.add(other.id, report.reporterId);
    }
  }

  private Optional<Report> find(String text) {
    var id = number(text);
    return id != null ? reports.findById(id) : reports.findByCaseNo(text.toUpperCase(Locale.ROOT));
  }

  private static boolean canTakeOver(Report other, Report report) {
    return other.id != report.id
        && other.district.equals(report.district)
        && switch (other.status) {
          case SUBMITTED, ACCEPTED, DISPATCHED, IN_PROGRESS, SUSPENDED, HANDLED, CLOSED -> true;
          case REJECTED, DUPLICATE, WITHDRAWN -> false;
        };
  }

  private static @Nullable Long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException caseNumber) {
      return null;
    }
  }
}

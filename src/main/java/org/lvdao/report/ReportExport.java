package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PhoneNumbers;
import org.lvdao.area.Position;
import org.lvdao.report.support.Supports;

/** What the export of a resident says of their cases and voices. */
@Singleton
class ReportExport {
  private final ReportRepository reports;
  private final ReportPhotoRepository attachments;
  private final CaseParts parts;
  private final Supports supports;
  private final PhoneNumbers phones;

  ReportExport(
      ReportRepository reports,
      ReportPhotoRepository attachments,
      CaseParts parts,
      Supports supports,
      PhoneNumbers phones) {
    this.reports = reports;
    this.attachments = attachments;
    this.parts = parts;
    this.supports = supports;
    this.phones = phones;
  }

  /**
   * @param photos the resident's own, in the folder of photos
   */
  @Serdeable
  record ExportedReport(
      String caseNo,
      String category,
      String statusName,
      ReportView.AreaView area,
      String description,
      @Nullable String address,
      Position position,
      Instant submittedAt,
      @Nullable Instant occurredAt,
      @Nullable Instant closedAt,
      boolean anonymous,
      @Nullable String contactPhone,
      ReportView.@Nullable RatingView rating,
      List<String> photos,
      List<ReportView.HistoryEntry> history) {}

  /** A case the resident added their voice to. */
  @Serdeable
  record ExportedSupport(String report, Instant at) {}

  void addTo(PersonalArchive archive, long accountId) throws IOException {
    archive.<Report>list(
        "reports",
        (last, size) -> reports.findMine(accountId, last == null ? Long.MAX_VALUE : last.id, size),
        this::exported);
    archive.<Supports.Given>list(
        "supports",
        (last, size) -> supports.givenBy(accountId, last == null ? 0 : last.reportId(), size),
        given -> new ExportedSupport(Long.toString(given.reportId()), given.createdAt()));
  }

  private ExportedReport exported(Report report) {
    return new ExportedReport(
        report.caseNo,
        report.category,
        report.status.label(),
        parts.area(report),
        report.description,
        report.address,
        report.givenPosition(),
        report.submittedAt,
        report.occurredAt,
        report.closedAt,
        report.anonymous,
        report.contactPhone == null ? null : phones.open(report.contactPhone),
        CaseParts.rating(report),
        attachments.findOfReporter(report.id).stream().map(PersonalArchive::photo).toList(),
        ResidentViews.history(parts.history(report), true));
  }
}

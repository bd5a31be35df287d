package org.lvdao.report;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.photo.PhotoService;
import org.lvdao.report.workflow.ReportAction;

/** What every view of a case shows in the same way. */
@Singleton
class CaseParts {
  private final HistoryRepository history;
  private final ReportPhotoRepository attachments;
  private final PhotoService photos;
  private final AreaService areas;

  CaseParts(
      HistoryRepository history,
      ReportPhotoRepository attachments,
      PhotoService photos,
      AreaService areas) {
    this.history = history;
    this.attachments = attachments;
    this.photos = photos;
    this.areas = areas;
  }

  ReportView.AreaView area(Report report) {
    var code = report.subdistrict != null ? report.subdistrict : report.district;
    return new ReportView.AreaView(
        code, areas.find(code).map(Area::name).orElse(code), report.district);
  }

  /** In the order of the steps. */
  List<HistoryRow> history(Report report) {
    return history.findByReportIdOrderByAtAndId(report.id);
  }

  List<ReportView.CasePhoto> photos(Report report) {
    return photos(attachments.find(report.id));
  }

  List<ReportView.CasePhoto> photos(List<ReportPhotoRow> rows) {
    var views = photos.views(rows.stream().map(ReportPhotoRow::photoId).toList());
    var casePhotos = new ArrayList<ReportView.CasePhoto>();
    for (var row : rows) {
      var view = views.get(row.photoId());
      if (view != null) {
        casePhotos.add(
            new ReportView.CasePhoto(
                view.id(), view.width(), view.height(), view.links(), row.purpose()));
      }
    }
    return casePhotos;
  }

  static ReportView.@Nullable RatingView rating(Report report) {
    return report.ratedAt == null || report.ratingStars == null
        ? null
        : new ReportView.RatingView(
            report.ratingStars, Boolean.TRUE.equals(report.ratingResolved), report.ratedAt);
  }

  static @Nullable String duplicateOf(Report report) {
    return report.duplicateOf == null ? null : Long.toString(report.duplicateOf);
  }

  static ReportAction action(HistoryRow row) {
    return ReportAction.find(row.action()).orElseThrow();
  }
}

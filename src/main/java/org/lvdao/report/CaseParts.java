package org.lvdao.report;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.photo.PhotoService;
import org.lvdao.photo.PhotoView;
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

  /** What the reporter may see: all of this case, and what others may of its duplicates. */
  List<ReportView.CasePhoto> reporterPhotos(Report report) {
    return shown(
        attachments.findChecked(report.id), row -> row.own() || row.isPublic(report, true));
  }

  List<ReportView.CasePhoto> photos(List<ReportPhotoRow> rows) {
    return views(
        rows,
        ReportPhotoRow::photoId,
        (row, photo) ->
            new ReportView.CasePhoto(
                photo.id(), photo.width(), photo.height(), photo.links(), row.purpose()));
  }

  /**
   * What others than the reporter and staff may see.
   *
   * @param readable whether they may read the words of the case
   */
  List<ReportView.CasePhoto> publicPhotos(Report report, boolean readable) {
    return shown(attachments.findChecked(report.id), row -> row.isPublic(report, readable));
  }

  private List<ReportView.CasePhoto> shown(
      List<CheckedPhotoRow> rows, Predicate<CheckedPhotoRow> visible) {
    return views(
        rows.stream().filter(visible).toList(),
        CheckedPhotoRow::photoId,
        (row, photo) ->
            new ReportView.CasePhoto(
                photo.id(), photo.width(), photo.height(), photo.links(), row.purpose()));
  }

  /**
   * @param readable whether others may read the words of the case
   */
  List<StaffReportView.StaffPhoto> staffPhotos(Report report, boolean readable) {
    return views(
        attachments.findChecked(report.id),
        CheckedPhotoRow::photoId,
        (row, photo) ->
            new StaffReportView.StaffPhoto(
                photo.id(),
                photo.width(),
                photo.height(),
                photo.links(),
                row.purpose(),
                row.isPublic(report, readable),
                row.label()));
  }

  /** Of those that are there. */
  private <R, V> List<V> views(
      List<R> rows, ToLongFunction<R> id, BiFunction<R, PhotoView, V> view) {
    var photoViews = photos.views(rows.stream().map(id::applyAsLong).toList());
    var shown = new ArrayList<V>();
    for (var row : rows) {
      var photo = photoViews.get(id.applyAsLong(row));
      if (photo != null) {
        shown.add(view.apply(row, photo));
      }
    }
    return shown;
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

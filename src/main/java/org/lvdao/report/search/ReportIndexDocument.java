package org.lvdao.report.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.report.workflow.ReportStatus;

/**
 * A case as Elasticsearch knows it: what staff filter, sort and find by. No reporter, no phone, no
 * names of staff, no notes. Instants are milliseconds since 1970.
 *
 * @param names of its category and areas, so that they can be found in words
 * @param location WGS-84 {@code lat} and {@code lon}
 */
record ReportIndexDocument(
    long id,
    String caseNo,
    String status,
    String category,
    String district,
    @Nullable String subdistrict,
    @Nullable String unit,
    String description,
    @Nullable String address,
    List<String> names,
    Map<String, Double> location,
    long submittedAt,
    long deadline,
    boolean suspended,
    @Nullable Long closedAt,
    long updatedAt,
    long version) {

  static ReportIndexDocument of(ReportSearchRow report, List<String> names) {
    return new ReportIndexDocument(
        report.id(),
        report.caseNo(),
        report.status().name(),
        report.category(),
        report.district(),
        report.subdistrict(),
        report.unit(),
        report.description(),
        report.address(),
        names,
        Map.of("lat", report.lat(), "lon", report.lon()),
        report.submittedAt().toEpochMilli(),
        report.deadline().toEpochMilli(),
        report.status() == ReportStatus.SUSPENDED,
        report.closedAt() == null ? null : report.closedAt().toEpochMilli(),
        report.updatedAt().toEpochMilli(),
        report.version());
  }
}

package org.lvdao.report.search;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.AreaPath;
import org.lvdao.report.workflow.ReportStatus;

/**
 * What the search reads of a case.
 *
 * @param lat WGS-84 degrees, as {@code lon}
 */
@MappedEntity("report")
record ReportSearchRow(
    @Id long id,
    String caseNo,
    String district,
    @Nullable String subdistrict,
    String category,
    String description,
    @Nullable String address,
    double lat,
    double lon,
    ReportStatus status,
    @Nullable String unit,
    Instant submittedAt,
    Instant deadline,
    @Nullable Instant closedAt,
    int reworkCount,
    Instant updatedAt,
    long version) {

  AreaPath areaPath() {
    var path = AreaPath.ofDistrict(district);
    return subdistrict == null ? path : path.child(subdistrict);
  }

  /** The subdistrict, or the district while the case waits in its triage queue. */
  String area() {
    return subdistrict == null ? district : subdistrict;
  }
}

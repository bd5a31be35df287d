package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.report.workflow.ReportStatus;

/**
 * A case in a list.
 *
 * @param description null for others until it has passed the check of its words
 * @param position as the reporter's phone gave it, or coarse for others
 */
@Serdeable
record ReportSummary(
    String id,
    String caseNo,
    ReportStatus status,
    String statusName,
    String category,
    String categoryName,
    ReportView.AreaView area,
    @Nullable String description,
    Position position,
    Instant submittedAt,
    Instant deadline,
    long supports) {}

package org.lvdao.report;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.report.workflow.ReportStatus;

/**
 * A step of a case, written with it and never changed, until a resident who took it is erased.
 *
 * @param actorId 0 for the system, and for a reporter who was taken out of the case
 * @param fromStatus null for the first step
 * @param details JSON of what else changed; null when nothing did
 */
@MappedEntity("report_history")
record HistoryRow(
    @Id long id,
    long reportId,
    Instant at,
    long actorId,
    String actorRole,
    String action,
    @Nullable ReportStatus fromStatus,
    ReportStatus toStatus,
    @Nullable String note,
    boolean publicNote,
    @Nullable String details) {}

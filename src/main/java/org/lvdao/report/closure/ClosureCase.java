package org.lvdao.report.closure;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.report.workflow.ReportStatus;

/**
 * A case as it was counted: everything that the closure figures look at, and nobody's personal
 * data.
 *
 * @param subdistrict null while the case waits in the district's triage queue
 * @param unit null before the first dispatch
 * @param closedAt null unless it is closed now
 * @param rejectedAt null unless it was rejected
 * @param ratingStars 1 to 5; null without a rating
 */
@Serdeable
public record ClosureCase(
    String id,
    String caseNo,
    ReportStatus status,
    String statusName,
    String district,
    @Nullable String subdistrict,
    String category,
    @Nullable String unit,
    Instant submittedAt,
    @Nullable Instant acceptedAt,
    Instant deadline,
    @Nullable Instant closedAt,
    @Nullable Instant rejectedAt,
    int reworkCount,
    int reopenCount,
    @Nullable Instant ratedAt,
    @Nullable Integer ratingStars,
    @Nullable Boolean ratingResolved) {}

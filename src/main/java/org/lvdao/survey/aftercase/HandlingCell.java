package org.lvdao.survey.aftercase;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * How many offers are alike in all that the figures tell apart.
 *
 * @param closedMonth such as 2026-11
 * @param satisfaction null when they were not answered, as is the reason
 * @param rated how many of them were not answered, though their cases were rated with stars
 */
@Introspected
record HandlingCell(
    String closedMonth,
    CaseKind kind,
    @Nullable Satisfaction satisfaction,
    @Nullable Improvement reason,
    long rated,
    long cases) {}

package org.lvdao.survey.aftercase;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case that has come to its end, whose resident is known.
 *
 * @param number as the resident knows it
 * @param at when it ended, the last time
 * @param ratedAt when its resident gave it stars; null without any
 */
record EndedCase(
    CaseKind kind,
    long id,
    String number,
    String district,
    long accountId,
    Instant at,
    @Nullable Instant ratedAt) {}

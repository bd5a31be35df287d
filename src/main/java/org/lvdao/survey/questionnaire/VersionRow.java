package org.lvdao.survey.questionnaire;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a questionnaire; once it is published, its form never changes.
 *
 * @param number counts from 1 on
 */
@Introspected
record VersionRow(
    long questionnaireId,
    int number,
    VersionState state,
    Instant changedAt,
    long changedBy,
    @Nullable Instant publishedAt,
    @Nullable Instant retiredAt) {}

package org.lvdao.survey.aftercase;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was offered, and what they answered.
 *
 * @param accountId whose case it is; null once the person is gone
 * @param closedMonth such as 2026-11, of {@code closedAt} in Shanghai: the figures go by it
 * @param closedAt when the case came to its end for the first time
 * @param closesAt until when it can be answered
 * @param ratedAt when the case was rated with stars; null when it was not
 * @param answeredAt null when it was not answered, as are the two answers
 */
@MappedEntity("after_case_survey")
record AfterCaseRow(
    @Id long id,
    String district,
    CaseKind kind,
    long caseId,
    String caseNo,
    @Nullable Long accountId,
    String closedMonth,
    Instant closedAt,
    Instant closesAt,
    @Nullable Instant ratedAt,
    @Nullable Satisfaction satisfaction,
    @Nullable Improvement reason,
    @Nullable Instant answeredAt) {}

package org.lvdao.survey.answering;

import io.micronaut.core.annotation.Introspected;

/**
 * Answers that were begun and not handed in.
 *
 * @param draft JSON of {@link Begun}
 */
@Introspected
record DraftRow(long campaignId, String draft, long version) {}

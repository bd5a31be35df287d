package org.lvdao.survey.exports;

import io.micronaut.core.annotation.Introspected;

/** One part of an answer. */
@Introspected
record AnswerLine(long responseId, String question, String part, String value) {}

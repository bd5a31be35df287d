package org.lvdao.survey.answering;

import io.micronaut.core.annotation.Introspected;

/**
 * One part of an answer.
 *
 * @param question its code
 * @param part the option of several, the row of a matrix, the place of a photo; empty for the
 *     others
 * @param value the option chosen, {@code 1} for an option of several, its place in a ranking, or
 *     what was typed
 */
@Introspected
record AnswerRow(String question, String part, String value) {}

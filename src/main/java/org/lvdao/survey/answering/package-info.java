/**
 * Answering surveys: who has answered and what was answered are kept apart, so that an anonymous
 * answer is nobody's.
 */
package org.lvdao.survey.answering;

/**
 * What is asked (问卷): questions, branches, what an answer must be, and which questions an answer
 * leads to.
 */
package org.lvdao.survey.questionnaire;

package org.lvdao.survey.answering;

import org.lvdao.survey.questionnaire.Course;

/** A respondent of a survey that others made. */
record ImportedLine(Begun begun, Course course) {}

package org.lvdao.survey.questionnaire;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A questionnaire (问卷), of which there are versions.
 *
 * @param district empty for all districts
 * @param code unique in the district
 */
@MappedEntity("survey_questionnaire")
record QuestionnaireRow(
    @Id long id, String district, String code, Instant createdAt, long createdBy, long version) {}

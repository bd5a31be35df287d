package org.lvdao.survey.questionnaire;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A question of the bank (题库).
 *
 * @param district empty for all districts
 * @param code of the question, unique in the district
 * @param question JSON of {@link Question}
 */
@MappedEntity("survey_bank_question")
record BankRow(
    @Id long id,
    String district,
    String code,
    String question,
    Instant createdAt,
    long createdBy) {}

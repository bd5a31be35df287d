package org.lvdao.survey.answering;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.lvdao.survey.campaign.Traits;
import org.lvdao.survey.questionnaire.Answer;

/**
 * Answers as far as there are some.
 *
 * @param traits what the respondent says of themselves
 * @param answers by code of the question; of what is not asked they are dropped
 */
@Serdeable
record Begun(
    @NotNull @Valid Traits traits,
    @NotNull @Size(max = 200)
        Map<@NotNull @Size(max = 32) String, @NotNull @Valid Answer> answers) {
  static final Begun NOTHING = new Begun(Traits.UNSAID, Map.of());
}

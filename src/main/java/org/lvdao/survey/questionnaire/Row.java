package org.lvdao.survey.questionnaire;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * A row of a matrix.
 *
 * @param code the same across versions
 * @param text by language; zh-CN is always there
 */
@Serdeable
public record Row(
    @NotNull @Pattern(regexp = Question.CODE) String code,
    @NotNull @Size(min = 1, max = 10)
        Map<@Pattern(regexp = Form.LANGUAGE) String, @NotBlank @Size(max = 200) String> text) {}

package org.lvdao.survey.questionnaire;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to choose.
 *
 * @param code the same across versions
 * @param text by language; zh-CN is always there
 * @param role what it counts as in an estimate; null when it counts as nothing
 * @param exclusive whether it cannot be chosen beside others, such as 以上都没有
 */
@Serdeable
public record Option(
    @NotNull @Pattern(regexp = Question.CODE) String code,
    @NotNull @Size(min = 1, max = 10)
        Map<@Pattern(regexp = Form.LANGUAGE) String, @NotBlank @Size(max = 200) String> text,
    @Nullable AnswerRole role,
    boolean exclusive) {

  /** Whether it stays last when the order is mixed. */
  boolean staysLast() {
    return exclusive || role == AnswerRole.DONT_KNOW;
  }
}

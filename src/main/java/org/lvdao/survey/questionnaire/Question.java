package org.lvdao.survey.questionnaire;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question.
 *
 * @param code the same across versions, unique in the questionnaire
 * @param text by language; zh-CN is always there
 * @param help more words, by language
 * @param required whether who sees it must answer it
 * @param showIf when it is asked; null for always
 * @param options to choose from, for the types that have them; empty otherwise
 * @param rows of a matrix; empty otherwise
 * @param min least choices, least number, or least photos
 * @param max most of the same
 * @param decimals places after the point of a number, 0 when null
 * @param randomised whether each respondent sees options (of a matrix: rows) in an order of their
 *     own; what is exclusive or means don't know stays last
 */
@Serdeable
public record Question(
    @NotNull @Pattern(regexp = CODE) String code,
    @NotNull QuestionType type,
    @NotNull @Size(min = 1, max = 10)
        Map<@Pattern(regexp = Form.LANGUAGE) String, @NotBlank @Size(max = 500) String> text,
    @Nullable @Size(max = 10)
        Map<@Pattern(regexp = Form.LANGUAGE) String, @NotBlank @Size(max = 1_000) String> help,
    boolean required,
    @Nullable @Valid Condition showIf,
    @NotNull @Size(max = 60) List<@NotNull @Valid Option> options,
    @NotNull @Size(max = 40) List<@NotNull @Valid Row> rows,
    @Nullable @Digits(integer = 12, fraction = 6) BigDecimal min,
    @Nullable @Digits(integer = 12, fraction = 6) BigDecimal max,
    @Nullable @Min(0) @Max(6) Integer decimals,
    boolean randomised) {
  static final String CODE = "[A-Za-z][A-Za-z0-9_]{0,31}|[0-9]{1,8}";

  public Optional<Option> option(String wanted) {
    return options.stream().filter(option -> option.code().equals(wanted)).findFirst();
  }

  boolean hasRow(String wanted) {
    return rows.stream().anyMatch(row -> row.code().equals(wanted));
  }

  /** The least number of choices or photos of an answer. */
  public int least() {
    return min == null ? 1 : min.intValue();
  }

  /** The most choices or photos of an answer. */
  public int most() {
    if (max != null) {
      return max.intValue();
    }
    return type == QuestionType.PHOTO ? MOST_PHOTOS : options.size();
  }

  static final int MOST_PHOTOS = 6;
}

package org.lvdao.survey.questionnaire;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a questionnaire asks, in order.
 *
 * @param title by language; zh-CN is always there
 * @param introduction what respondents read first, by language
 */
@Serdeable
public record Form(
    @NotNull @Size(min = 1, max = 10)
        Map<@Pattern(regexp = LANGUAGE) String, @NotBlank @Size(max = 100) String> title,
    @Nullable @Size(max = 10)
        Map<@Pattern(regexp = LANGUAGE) String, @NotBlank @Size(max = 2_000) String> introduction,
    @NotNull @Size(min = 1, max = 30) List<@NotNull @Valid Section> sections) {
  static final String LANGUAGE = "[a-z]{2,3}(-[A-Z]{2})?";

  /** The language every text is there in. */
  public static final String CHINESE = "zh-CN";

  /**
   * Questions that stand together.
   *
   * @param code the same across versions, unique in the questionnaire
   * @param title by language; zh-CN is always there
   * @param showIf when its questions are asked; null for always
   * @param randomised whether each respondent sees its questions in an order of their own; then
   *     none of them may ask for an answer to another
   */
  @Serdeable
  public record Section(
      @NotNull @Pattern(regexp = Question.CODE) String code,
      @NotNull @Size(min = 1, max = 10)
          Map<@Pattern(regexp = LANGUAGE) String, @NotBlank @Size(max = 100) String> title,
      @Nullable @Valid Condition showIf,
      boolean randomised,
      @NotNull @Size(min = 1, max = 60) List<@NotNull @Valid Question> questions) {}

  public Stream<Question> questions() {
    return sections.stream().flatMap(section -> section.questions().stream());
  }

  /** What conditions look at besides the answers. */
  public Set<Attribute> attributes() {
    return conditions()
        .flatMap(Condition::parts)
        .map(Condition::attribute)
        .filter(Objects::nonNull)
        .flatMap(word -> Attribute.of(word).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Attribute.class)));
  }

  Stream<Condition> conditions() {
    return sections.stream()
        .flatMap(
            section ->
                Stream.concat(
                    Stream.of(section).map(Section::showIf),
                    section.questions().stream().map(Question::showIf)))
        .filter(Objects::nonNull);
  }

  public Optional<Question> question(String code) {
    return questions().filter(question -> question.code().equals(code)).findFirst();
  }
}

package org.lvdao.survey.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lvdao.kernel.DomainError.FieldError;

class CourseTest {
  private static final Form FORM =
      Forms.of(
          Forms.single("Q1", null, "yes", "no"),
          Forms.number("Q2", true, Condition.chosen("Q1", "yes"), 0, 100),
          Forms.text("Q3", Condition.between("Q2", BigDecimal.valueOf(60), null)));

  private static Course course(Map<String, Answer> given) {
    return Course.of(FORM, given, Map.of(), "/answers");
  }

  @Test
  void who_goes_back_and_decides_otherwise_leaves_nothing_behind() {
    var given = new LinkedHashMap<String, Answer>();
    given.put("Q1", Answer.choice("yes"));
    given.put("Q2", Answer.number(BigDecimal.valueOf(80)));
    given.put("Q3", Answer.text("每天都分"));
    assertThat(course(given).answers()).hasSize(3);

    given.put("Q1", Answer.choice("no"));

    var course = course(given);
    assertThat(course.asked()).containsExactly("Q1");
    assertThat(course.answers()).containsOnlyKeys("Q1");
    assertThat(course.errors()).isEmpty();
    assertThat(course.missing()).isEmpty();
  }

  @Test
  void what_must_be_answered_and_is_not_is_missing() {
    assertThat(course(Map.of("Q1", Answer.choice("yes"))).missing()).containsExactly("Q2");
    assertThat(course(Map.of("Q1", Answer.choice())).missing()).containsExactly("Q1");
  }

  @Test
  void an_answer_that_is_wrong_leads_nowhere() {
    var course = course(Map.of("Q1", Answer.choice("maybe"), "Q9", Answer.text("?")));

    assertThat(course.asked()).containsExactly("Q1");
    assertThat(course.errors())
        .extracting(FieldError::pointer, FieldError::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/answers/Q1/choices/0", "survey-option"),
            org.assertj.core.groups.Tuple.tuple("/answers/Q9", "survey-question"));
  }

  @Test
  void what_is_known_of_the_respondent_decides_too() {
    var form =
        Forms.of(
            Forms.text("ALL", null),
            Forms.text("HERE", Condition.attribute(Attribute.AREA, "tianqiao")),
            Forms.text("GOV", Condition.attribute(Attribute.POPULATION, "GOVERNMENT")));

    var attributes = Map.of(Attribute.AREA, "tianqiao/370105001", Attribute.POPULATION, "PUBLIC");

    assertThat(Course.of(form, Map.of(), attributes, "").asked()).containsExactly("ALL", "HERE");
  }

  @ParameterizedTest
  @MethodSource
  void an_answer_is_one_to_its_question(Question question, Answer answer, String code) {
    assertThat(AnswerCheck.errors(question, answer, ""))
        .extracting(error -> error.code() + " " + error.pointer())
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  static Stream<Arguments> an_answer_is_one_to_its_question() {
    var single = Forms.single("Q", null, "a", "b");
    var none = new Option("none", Forms.zh("都没有"), null, true);
    var some = Forms.options("a", "b", "c");
    var multiple =
        Forms.multiple("Q", true, null, 2, 2, some.get(0), some.get(1), some.get(2), none);
    var number =
        new Question(
            "Q",
            QuestionType.NUMBER,
            Forms.zh("?"),
            null,
            true,
            null,
            List.of(),
            List.of(),
            BigDecimal.ZERO,
            BigDecimal.TEN,
            1,
            false);
    var matrix = Forms.matrix("Q", List.of("r1", "r2"), "a", "b");
    return Stream.of(
        Arguments.of(single, Answer.choice("a"), ""),
        Arguments.of(single, Answer.choice("a", "b"), "survey-too-many /choices"),
        Arguments.of(single, Answer.text("a"), "survey-answer-type "),
        Arguments.of(multiple, Answer.choice("a", "b"), ""),
        Arguments.of(multiple, Answer.choice("a"), "survey-too-few /choices"),
        Arguments.of(multiple, Answer.choice("a", "a"), "survey-twice /choices"),
        Arguments.of(multiple, Answer.choice("none"), ""),
        Arguments.of(multiple, Answer.choice("a", "none"), "survey-exclusive /choices/1"),
        Arguments.of(number, Answer.number(new BigDecimal("9.5")), ""),
        Arguments.of(number, Answer.number(new BigDecimal("10.00")), ""),
        Arguments.of(number, Answer.number(new BigDecimal("9.55")), "survey-decimals /number"),
        Arguments.of(number, Answer.number(new BigDecimal("-0.1")), "survey-least /number"),
        Arguments.of(number, Answer.number(new BigDecimal("10.1")), "survey-most /number"),
        Arguments.of(matrix, Answer.rows(Map.of("r1", "a", "r2", "b")), ""),
        Arguments.of(matrix, Answer.rows(Map.of("r1", "a")), "required /rows/r2"),
        Arguments.of(Forms.text("Q", null), Answer.text("长".repeat(201)), "too-long /text"));
  }
}

package org.lvdao.survey.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormCheckTest {
  private static final String FIRST = "/sections/0/questions/0";
  private static final String SECOND = "/sections/0/questions/1";

  private static List<String> errors(Form form) {
    return FormCheck.errors(form, "").stream()
        .map(error -> error.code() + " " + error.pointer())
        .toList();
  }

  @ParameterizedTest
  @MethodSource
  void what_does_not_fit_together_is_told(Form form, String error) {
    assertThat(errors(form)).containsExactly(error);
  }

  static Stream<Arguments> what_does_not_fit_together_is_told() {
    var one = Forms.single("Q1", null, "a", "b");
    return Stream.of(
        Arguments.of(Forms.of(one, Forms.text("Q1", null)), "survey-twice " + SECOND + "/code"),
        Arguments.of(
            Forms.of(Forms.single("Q1", null, "a", "a")),
            "survey-twice " + FIRST + "/options/1/code"),
        Arguments.of(
            Forms.of(Forms.single("Q1", null, "a")), "survey-too-few " + FIRST + "/options"),
        Arguments.of(
            Forms.of(Forms.text("Q1", Condition.answered("Q2")), Forms.text("Q2", null)),
            "survey-earlier " + FIRST + "/showIf/question"),
        Arguments.of(
            Forms.of(Forms.text("Q1", Condition.answered("Q1"))),
            "survey-earlier " + FIRST + "/showIf/question"),
        Arguments.of(
            Forms.of(one, Forms.text("Q2", Condition.chosen("Q1", "c"))),
            "survey-option " + SECOND + "/showIf/in/0"),
        Arguments.of(
            Forms.of(one, Forms.text("Q2", Condition.between("Q1", BigDecimal.ONE, null))),
            "survey-condition " + SECOND + "/showIf"),
        Arguments.of(
            Forms.of(
                Forms.matrix("Q1", List.of("r"), "a", "b"),
                Forms.text("Q2", Condition.chosenInRow("Q1", "s", "a"))),
            "survey-row " + SECOND + "/showIf/row"),
        Arguments.of(
            Forms.of(Forms.number("Q1", true, null, 5, 4)), "survey-least " + FIRST + "/max"),
        Arguments.of(
            Forms.of(
                Forms.multiple(
                    "Q1", true, null, 1, 3, Forms.options("a", "b").toArray(Option[]::new))),
            "survey-bound " + FIRST + "/max"),
        Arguments.of(
            Forms.of(one, Forms.text("Q2", nested(6))),
            "survey-depth " + SECOND + "/showIf" + "/not".repeat(5)));
  }

  private static Condition nested(int depth) {
    return depth == 1 ? Condition.answered("Q1") : Condition.not(nested(depth - 1));
  }

  @Test
  void an_order_of_one_s_own_and_a_branch_within_do_not_go_together() {
    var questions =
        List.of(Forms.single("Q1", null, "a", "b"), Forms.text("Q2", Condition.answered("Q1")));
    var mixed =
        new Form(
            Forms.zh("问卷"),
            null,
            List.of(new Form.Section("A", Forms.zh("一"), null, true, questions)));

    assertThat(errors(mixed)).containsExactly("survey-earlier " + SECOND + "/showIf/question");
  }

  @Test
  void every_text_is_there_in_chinese() {
    var english =
        new Form(
            Map.of("en", "Survey"),
            null,
            List.of(
                new Form.Section(
                    "A", Forms.zh("一"), null, false, List.of(Forms.text("Q1", null)))));

    assertThat(errors(english)).containsExactly("survey-chinese /title");
  }
}

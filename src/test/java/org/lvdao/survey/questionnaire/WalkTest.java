package org.lvdao.survey.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The walk finds what trying every answer finds. */
class WalkTest {
  @Test
  void a_sound_questionnaire_is_walked_to_its_end() {
    var form =
        Forms.of(
            Forms.single("Q1", null, "yes", "no"),
            Forms.number("Q2", true, Condition.chosen("Q1", "yes"), 0, 100),
            Forms.text("Q3", Condition.between("Q2", BigDecimal.valueOf(60), null)));

    var run = Walk.of(form);

    assertThat(FormCheck.errors(form, "")).isEmpty();
    assertThat(run.isSound()).isTrue();
    assertThat(run.shortest()).isEqualTo(1);
    assertThat(run.longest()).isEqualTo(3);
    assertThat(run.paths()).as("no; yes below 60; yes from 60").isEqualTo(3);
  }

  @Test
  void what_nobody_is_asked_is_told() {
    var never = Condition.all(Condition.chosen("Q1", "yes"), Condition.chosen("Q1", "no"));
    var run = Walk.of(Forms.of(Forms.single("Q1", null, "yes", "no"), Forms.text("Q2", never)));

    assertThat(run.unreachable()).containsExactly("Q2");
    assertThat(run.isSound()).isFalse();
  }

  @Test
  void a_question_that_cannot_be_answered_is_a_dead_end_with_the_way_to_it() {
    var options =
        new Option[] {
          new Option("a", Forms.zh("甲"), null, false),
          new Option("none", Forms.zh("无"), null, true),
          new Option("b", Forms.zh("乙"), null, false)
        };
    var stuck =
        Forms.question(
            "Q2",
            QuestionType.NUMBER,
            true,
            Condition.chosen("Q1", "no"),
            List.of(),
            new BigDecimal("0.2"),
            new BigDecimal("0.8"));
    var run =
        Walk.of(
            Forms.of(
                Forms.single("Q1", null, "yes", "no"),
                stuck,
                Forms.multiple("Q3", true, null, 2, 2, options)));

    assertThat(run.deadEnds())
        .containsExactly(new DryRun.DeadEnd("Q2", Map.of("Q1", Answer.choice("no")), Map.of()));
    assertThat(run.paths()).isOne();
  }

  @Test
  void who_is_asked_nothing_at_all_is_a_dead_end() {
    var run = Walk.of(Forms.of(Forms.text("Q1", Condition.attribute(Attribute.GENDER, "F"))));

    assertThat(run.deadEnds()).extracting(DryRun.DeadEnd::question).containsOnlyNulls();
    assertThat(run.deadEnds())
        .extracting(DryRun.DeadEnd::attributes)
        .containsExactlyInAnyOrder(Map.of("gender", ""), Map.of("gender", "-"));
  }

  @Test
  void a_hundred_branches_one_after_another_are_walked() {
    var questions = new ArrayList<Question>();
    for (int i = 0; i < 100; i++) {
      questions.add(Forms.single("S" + i, null, "a", "b", "c"));
      questions.add(Forms.text("T" + i, Condition.chosen("S" + i, "a")));
    }

    var run = Walk.of(Forms.of(questions.toArray(Question[]::new)));

    assertThat(run.isSound()).isTrue();
    assertThat(run.paths()).isEqualTo(Long.MAX_VALUE);
    assertThat(run.shortest()).isEqualTo(100);
    assertThat(run.longest()).isEqualTo(200);
  }

  @Property(tries = 300)
  void the_walk_agrees_with_trying_every_answer(@ForAll long seed) {
    var form = random(new Random(seed));
    assertThat(FormCheck.errors(form, "")).isEmpty();
    var all = new Everything(form);
    all.go(0, new LinkedHashMap<>());

    var run = Walk.of(form);

    assertThat(run.complete()).isTrue();
    assertThat(run.unreachable())
        .isEqualTo(
            form.questions().map(Question::code).filter(c -> !all.seen.contains(c)).toList());
    assertThat(run.paths() > 0).isEqualTo(!all.ways.isEmpty());
    assertThat(run.paths()).isGreaterThanOrEqualTo(all.ways.size());
    if (!all.ways.isEmpty()) {
      assertThat(run.shortest())
          .isEqualTo(all.ways.stream().mapToInt(List::size).min().orElseThrow());
      assertThat(run.longest())
          .isEqualTo(all.ways.stream().mapToInt(List::size).max().orElseThrow());
    }
    assertThat(run.deadEnds().isEmpty()).isEqualTo(all.stuck.isEmpty());
  }

  /** Every answer to every question, one by one. */
  private static final class Everything {
    private final Form form;
    private final List<Question> questions;
    final Set<String> seen = new HashSet<>();
    final Set<String> stuck = new HashSet<>();
    final Set<List<String>> ways = new HashSet<>();

    Everything(Form form) {
      this.form = form;
      this.questions = form.questions().toList();
    }

    void go(int at, Map<String, Answer> given) {
      var course = Course.of(form, given, Map.of(), "");
      if (at == questions.size()) {
        if (course.asked().isEmpty()) {
          stuck.add("");
        } else {
          ways.add(course.asked());
        }
        return;
      }
      var question = questions.get(at);
      if (!course.asked().contains(question.code())) {
        go(at + 1, given);
        return;
      }
      seen.add(question.code());
      var answers = answers(question);
      if (answers.isEmpty()) {
        stuck.add(question.code());
      }
      for (var answer : answers) {
        var more = new LinkedHashMap<>(given);
        if (answer != null) {
          more.put(question.code(), answer);
        }
        go(at + 1, more);
      }
    }

    private static List<@Nullable Answer> answers(Question question) {
      var answers = new ArrayList<@Nullable Answer>();
      if (!question.required()) {
        answers.add(null);
      }
      var candidates = new ArrayList<Answer>();
      if (question.type() == QuestionType.NUMBER) {
        for (int n = -1; n <= 6; n++) {
          candidates.add(Answer.number(BigDecimal.valueOf(n)));
        }
      } else {
        int size = question.options().size();
        for (int bits = 1; bits < 1 << size; bits++) {
          var choices = new ArrayList<String>();
          for (int i = 0; i < size; i++) {
            if ((bits & 1 << i) != 0) {
              choices.add(question.options().get(i).code());
            }
          }
          candidates.add(Answer.choice(choices.toArray(String[]::new)));
        }
      }
      candidates.stream()
          .filter(answer -> AnswerCheck.errors(question, answer, "").isEmpty())
          .forEach(answers::add);
      return answers;
    }
  }

  private static Form random(Random random) {
    var questions = new ArrayList<Question>();
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      var showIf = i == 0 && random.nextInt(4) > 0 ? null : condition(random, questions, 2);
      questions.add(question(random, "Q" + i, showIf));
    }
    return Forms.of(questions.toArray(Question[]::new));
  }

  private static Question question(Random random, String code, @Nullable Condition showIf) {
    return switch (random.nextInt(3)) {
      case 0 -> Forms.single(code, showIf, "a", "b", "c");
      case 1 -> {
        int least = 1 + random.nextInt(3);
        yield Forms.multiple(
            code,
            random.nextBoolean(),
            showIf,
            least,
            least + random.nextInt(4 - least),
            new Option("a", Forms.zh("甲"), null, random.nextInt(3) == 0),
            new Option("b", Forms.zh("乙"), null, random.nextInt(3) == 0),
            new Option("c", Forms.zh("丙"), null, false));
      }
      default -> {
        int least = random.nextInt(4);
        yield Forms.number(code, random.nextBoolean(), showIf, least, least + random.nextInt(3));
      }
    };
  }

  private static @Nullable Condition condition(Random random, List<Question> earlier, int depth) {
    if (earlier.isEmpty()) {
      return null;
    }
    if (depth > 0 && random.nextInt(3) == 0) {
      var first = condition(random, earlier, depth - 1);
      var second = condition(random, earlier, depth - 1);
      if (first == null || second == null) {
        return first;
      }
      return switch (random.nextInt(3)) {
        case 0 -> Condition.all(first, second);
        case 1 -> Condition.any(first, second);
        default -> Condition.not(first);
      };
    }
    if (depth == 2 && random.nextInt(4) == 0) {
      return null;
    }
    var question = earlier.get(random.nextInt(earlier.size()));
    if (question.type() != QuestionType.NUMBER) {
      return random.nextInt(4) == 0
          ? Condition.answered(question.code())
          : Condition.chosen(question.code(), List.of("a", "b", "c").get(random.nextInt(3)));
    }
    int bound = random.nextInt(6);
    return random.nextBoolean()
        ? Condition.between(question.code(), BigDecimal.valueOf(bound), null)
        : Condition.between(question.code(), null, BigDecimal.valueOf(bound));
  }
}

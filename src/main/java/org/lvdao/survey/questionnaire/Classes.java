package org.lvdao.survey.questionnaire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a question that conditions can tell apart, one of each kind. A number between two
 * bounds, or an option that no condition names, stands for all like it, so that a questionnaire can
 * be walked to its end.
 */
final class Classes {
  /** Subsets of more options than these are too many to walk. */
  private static final int MOST_OPTIONS = 12;

  private Classes() {}

  /** Thrown when a question cannot be walked because too many kinds of answers lead elsewhere. */
  static final class TooMany extends RuntimeException {
    TooMany() {
      super("Too many kinds of answers", null, false, false);
    }
  }

  /**
   * @param atoms the conditions that look at the question
   * @return one answer of each kind; the null one stands for no answer, and is there when the
   *     question need not be answered. Empty when the question cannot be answered at all.
   */
  static List<@Nullable Answer> of(Question question, Collection<Condition> atoms) {
    var kinds = new LinkedHashMap<List<Boolean>, @Nullable Answer>();
    if (!question.required()) {
      kinds.put(List.of(), null);
    }
    for (var answer : candidates(question, atoms)) {
      if (AnswerCheck.errors(question, answer, "").isEmpty()) {
        var answers = Map.of(question.code(), answer);
        kinds.putIfAbsent(
            atoms.stream().map(atom -> atom.holds(Situation.of(answers, Map.of()))).toList(),
            answer);
      }
    }
    return new ArrayList<>(kinds.values());
  }

  private static Collection<Answer> candidates(Question question, Collection<Condition> atoms) {
    return switch (question.type()) {
      case SINGLE, SCALE ->
          question.options().stream().map(option -> Answer.choice(option.code())).toList();
      case MULTIPLE, RANKING -> subsets(question, named(atoms));
      case MATRIX -> matrices(question, atoms);
      case NUMBER -> numbers(question, atoms);
      case DATE -> List.of(Answer.date(java.time.LocalDate.EPOCH));
      case TEXT, LONG_TEXT -> List.of(Answer.text("文"));
      case AREA -> areas(named(atoms));
      case PHOTO -> List.of(Answer.photos(java.util.Collections.nCopies(question.least(), "1")));
    };
  }

  private static Set<String> named(Collection<Condition> atoms) {
    var codes = new LinkedHashSet<String>();
    atoms.stream().map(Condition::in).filter(Objects::nonNull).forEach(codes::addAll);
    return codes;
  }

  /** Each choice among those that conditions name, filled up with the others to be enough. */
  private static List<Answer> subsets(Question question, Set<String> named) {
    var known = question.options().stream().map(Option::code).filter(named::contains).toList();
    var others =
        question.options().stream()
            .filter(option -> !option.exclusive() && !named.contains(option.code()))
            .map(Option::code)
            .toList();
    if (known.size() > MOST_OPTIONS) {
      throw new TooMany();
    }
    var answers = new ArrayList<Answer>();
    for (int bits = 0; bits < 1 << known.size(); bits++) {
      var choices = new ArrayList<String>();
      for (int i = 0; i < known.size(); i++) {
        if ((bits & 1 << i) != 0) {
          choices.add(known.get(i));
        }
      }
      others.stream().limit(Math.max(0, question.least() - choices.size())).forEach(choices::add);
      answers.add(Answer.choice(choices.toArray(String[]::new)));
    }
    // Alone among those that nobody names.
    question.options().stream()
        .filter(Option::exclusive)
        .forEach(option -> answers.add(Answer.choice(option.code())));
    return answers;
  }

  /** Each option in each row that conditions name; the first option in the others. */
  private static List<Answer> matrices(Question question, Collection<Condition> atoms) {
    var usual = question.options().getFirst().code();
    var rows = new LinkedHashMap<String, String>();
    question.rows().forEach(row -> rows.put(row.code(), usual));
    var all = new ArrayList<Map<String, String>>(List.of(rows));
    for (var row : new TreeSet<>(rowsNamed(atoms))) {
      var more = new ArrayList<Map<String, String>>();
      for (var one : all) {
        for (var option : question.options()) {
          var changed = new LinkedHashMap<>(one);
          changed.put(row, option.code());
          more.add(changed);
        }
        if (!question.required()) {
          var without = new LinkedHashMap<>(one);
          without.remove(row);
          more.add(without);
        }
      }
      all = more;
      if (all.size() > 1 << MOST_OPTIONS) {
        throw new TooMany();
      }
    }
    return all.stream().filter(one -> !one.isEmpty()).map(Answer::rows).toList();
  }

  private static List<String> rowsNamed(Collection<Condition> atoms) {
    return atoms.stream().map(Condition::row).filter(Objects::nonNull).toList();
  }

  /** Each bound, and what lies closest to it on either side. */
  private static List<Answer> numbers(Question question, Collection<Condition> atoms) {
    int decimals = question.decimals() == null ? 0 : question.decimals();
    var step = BigDecimal.ONE.movePointLeft(decimals);
    var around = new TreeSet<BigDecimal>();
    around.add(BigDecimal.ZERO);
    for (var bound : bounds(question, atoms)) {
      var below = bound.setScale(decimals, java.math.RoundingMode.FLOOR);
      around.addAll(List.of(below.subtract(step), below, below.add(step)));
    }
    return around.stream().map(Answer::number).toList();
  }

  private static List<BigDecimal> bounds(Question question, Collection<Condition> atoms) {
    var bounds = new ArrayList<@Nullable BigDecimal>();
    bounds.add(question.min());
    bounds.add(question.max());
    for (var atom : atoms) {
      bounds.add(atom.atLeast());
      bounds.add(atom.atMost());
    }
    return bounds.stream().filter(Objects::nonNull).toList();
  }

  /** Each area that conditions name, and one that none does. */
  private static List<Answer> areas(Set<String> named) {
    var answers = new ArrayList<Answer>();
    named.forEach(area -> answers.add(Answer.area(area)));
    answers.add(Answer.area("-"));
    return answers;
  }
}

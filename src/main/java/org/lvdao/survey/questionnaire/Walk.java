package org.lvdao.survey.questionnaire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks every branch of a questionnaire. What later conditions do not look at is forgotten on the
 * way, so that ways which differ in nothing that matters any more are walked once.
 */
final class Walk {
  /** Situations that are looked at before the walk is given up as too long. */
  private static final int MOST = 200_000;

  private static final int MOST_DEAD_ENDS = 20;

  /** One who answers attributes first and then the questions. */
  private record Step(
      Form.@Nullable Section section, @Nullable Question question, @Nullable Attribute attribute) {}

  /** What lies ahead from a situation on; {@code paths} 0 when there is no way to the end. */
  private record Ahead(long paths, int shortest, int longest) {
    static final Ahead NONE = new Ahead(0, Integer.MAX_VALUE, 0);

    Ahead or(Ahead other) {
      long sum = paths + other.paths;
      return new Ahead(
          sum < 0 ? Long.MAX_VALUE : sum,
          Math.min(shortest, other.shortest),
          Math.max(longest, other.longest));
    }

    Ahead asked() {
      return paths == 0 ? this : new Ahead(paths, shortest + 1, longest + 1);
    }
  }

  private final List<Step> steps = new ArrayList<>();
  private final List<Condition> atoms = new ArrayList<>();
  private final List<Set<String>> wanted = new ArrayList<>();
  private final Map<String, List<@Nullable Answer>> kinds = new HashMap<>();
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final Map<Attribute, String> attributes = new LinkedHashMap<>();
  private final Situation situation = Situation.of(answers, attributes);
  private final List<Map<List<Object>, Ahead>> known = new ArrayList<>();
  private final Set<String> reached = new HashSet<>();
  private final Set<String> passed = new HashSet<>();
  private final List<DryRun.DeadEnd> deadEnds = new ArrayList<>();
  private int situations;

  private Walk(Form form) {
    form.conditions().flatMap(Condition::parts).forEach(atoms::add);
    for (var attribute : Attribute.values()) {
      if (!valuesOf(attribute).isEmpty()) {
        steps.add(new Step(null, null, attribute));
      }
    }
    for (var section : form.sections()) {
      section.questions().forEach(question -> steps.add(new Step(section, question, null)));
    }
    steps.forEach(step -> known.add(new HashMap<>()));
    known.add(new HashMap<>());
    forgetting();
  }

  /** Of one without errors. */
  static DryRun of(Form form) {
    var walk = new Walk(form);
    var ahead = Ahead.NONE;
    boolean complete = true;
    try {
      ahead = walk.from(0, 0);
    } catch (Classes.TooMany tooLong) {
      complete = false;
    }
    return new DryRun(
        complete,
        ahead.paths(),
        ahead.paths() == 0 ? 0 : ahead.shortest(),
        ahead.longest(),
        form.questions().map(Question::code).filter(code -> !walk.reached.contains(code)).toList(),
        walk.conditional().filter(code -> complete(walk, code)).toList(),
        List.copyOf(walk.deadEnds));
  }

  private static boolean complete(Walk walk, String code) {
    return walk.reached.contains(code) && !walk.passed.contains(code);
  }

  private Stream<String> conditional() {
    return steps.stream()
        .filter(step -> step.question() != null && step.section() != null)
        .filter(
            step ->
                Objects.requireNonNull(step.question()).showIf() != null
                    || Objects.requireNonNull(step.section()).showIf() != null)
        .map(step -> Objects.requireNonNull(step.question()).code());
  }

  /** For each step, what is looked at there or later. */
  private void forgetting() {
    var later = new LinkedHashSet<String>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      var step = steps.get(i);
      if (step.question() != null && step.section() != null) {
        Stream.of(step.question().showIf(), step.section().showIf())
            .filter(Objects::nonNull)
            .flatMap(Condition::parts)
            .forEach(
                part -> {
                  Stream.ofNullable(part.question()).forEach(later::add);
                  Stream.ofNullable(part.attribute()).map(Walk::named).forEach(later::add);
                });
      }
      wanted.addFirst(Set.copyOf(later));
    }
    wanted.add(Set.of());
  }

  private Ahead from(int at, int asked) {
    if (at == steps.size()) {
      if (asked == 0) {
        deadEnd(null);
        return Ahead.NONE;
      }
      return new Ahead(1, 0, 0);
    }
    var key = key(at, asked);
    var before = known.get(at).get(key);
    if (before != null) {
      return before;
    }
    if (++situations > MOST) {
      throw new Classes.TooMany();
    }
    var step = steps.get(at);
    var ahead =
        step.attribute() != null
            ? attribute(at, step.attribute(), asked)
            : question(at, step, asked);
    known.get(at).put(key, ahead);
    return ahead;
  }

  private List<Object> key(int at, int asked) {
    var key = new ArrayList<Object>();
    key.add(asked > 0);
    var names = wanted.get(at);
    attributes.forEach(
        (attribute, value) -> key.add(names.contains(named(attribute.word())) ? value : ""));
    answers.forEach((code, answer) -> key.add(names.contains(code) ? code + answer : ""));
    key.removeIf(""::equals);
    return key;
  }

  /** Questions may have codes like the words of attributes. */
  private static String named(String attribute) {
    return "@" + attribute;
  }

  private Ahead attribute(int at, Attribute attribute, int asked) {
    var ahead = Ahead.NONE;
    for (var value : valuesOf(attribute)) {
      attributes.put(attribute, value);
      ahead = ahead.or(from(at + 1, asked));
      attributes.remove(attribute);
    }
    return ahead;
  }

  /** Those that conditions name, and one that none does. */
  private Set<String> valuesOf(Attribute attribute) {
    var values = new LinkedHashSet<String>();
    for (var atom : atoms) {
      if (attribute.word().equals(atom.attribute())) {
        values.add("");
        values.add("-");
        values.addAll(atom.in() == null ? List.of() : atom.in());
      }
    }
    return values;
  }

  private Ahead question(int at, Step step, int asked) {
    var question = Objects.requireNonNull(step.question());
    boolean isAsked =
        Stream.of(Objects.requireNonNull(step.section()).showIf(), question.showIf())
            .filter(Objects::nonNull)
            .allMatch(condition -> condition.holds(situation));
    if (!isAsked) {
      passed.add(question.code());
      return from(at + 1, asked);
    }
    reached.add(question.code());
    var possible = kinds(question);
    if (possible.isEmpty()) {
      deadEnd(question.code());
    }
    var ahead = Ahead.NONE;
    for (var answer : possible) {
      if (answer != null) {
        answers.put(question.code(), answer);
      }
      ahead = ahead.or(from(at + 1, asked + 1).asked());
      answers.remove(question.code());
    }
    return ahead;
  }

  private List<@Nullable Answer> kinds(Question question) {
    var found = kinds.get(question.code());
    if (found == null) {
      found =
          Classes.of(
              question,
              atoms.stream().filter(atom -> question.code().equals(atom.question())).toList());
      kinds.put(question.code(), found);
    }
    return found;
  }

  private void deadEnd(@Nullable String question) {
    if (deadEnds.size() < MOST_DEAD_ENDS) {
      var who = new LinkedHashMap<String, String>();
      attributes.forEach((attribute, value) -> who.put(attribute.word(), value));
      deadEnds.add(new DryRun.DeadEnd(question, new LinkedHashMap<>(answers), who));
    }
  }
}

package org.lvdao.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every failure can be said in Chinese and English, and nothing is said that never happens. */
class ProblemWordsTest {
  private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9]+(?:[.-][a-z0-9]+)*)\"");

  private final Set<String> problems = new ProblemTypes().byCode().keySet();

  @Test
  void every_problem_has_a_title_and_a_detail_in_both_languages() {
    Set<String> needed = new TreeSet<>();
    problems.forEach(
        code -> {
          needed.add("problem." + code + ".title");
          needed.add("problem." + code + ".detail");
        });
    for (String language : new String[] {"zh", "en"}) {
      Set<String> missing = new TreeSet<>(needed);
      missing.removeAll(new ProblemWords(language).keys());
      assertThat(missing).as("missing in problems_%s.properties", language).isEmpty();
    }
  }

  @Test
  void both_languages_say_the_same_things() {
    var chinese = new ProblemWords("zh").keys();
    var english = new ProblemWords("en").keys();
    assertThat(without(chinese, english)).as("only in problems_zh.properties").isEmpty();
    assertThat(without(english, chinese)).as("only in problems_en.properties").isEmpty();
  }

  @Test
  void no_words_are_left_over() {
    Set<String> literals = literals();
    assertThat(new ProblemWords("zh").keys())
        .filteredOn(key -> !isUsed(key, literals))
        .as("words that no problem type and no field error uses")
        .isEmpty();
  }

  private boolean isUsed(String key, Set<String> literals) {
    String code =
        key.replaceFirst("^(problem|field)\\.", "").replaceFirst("\\.(title|detail)$", "");
    return key.startsWith("problem.") ? problems.contains(code) : literals.contains(code);
  }

  private static Set<String> literals() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> LITERAL.matcher(read(file)).results())
          .map(match -> match.group(1))
          .collect(Collectors.toSet());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Set<String> without(Set<String> keys, Set<String> others) {
    var rest = new TreeSet<>(keys);
    rest.removeAll(others);
    return rest;
  }
}

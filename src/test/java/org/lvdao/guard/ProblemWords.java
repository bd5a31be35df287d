package org.lvdao.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The words for people in one language. */
final class ProblemWords {
  private final Properties words = new Properties();

  /**
   * @param language {@code zh} or {@code en}
   */
  ProblemWords(String language) {
    Path file = Path.of("src/main/resources/problems_" + language + ".properties");
    try (var reader = Files.newBufferedReader(file)) {
      words.load(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String of(String key) {
    return words.getProperty(key, key);
  }

  Set<String> keys() {
    return new TreeSet<>(words.stringPropertyNames());
  }
}

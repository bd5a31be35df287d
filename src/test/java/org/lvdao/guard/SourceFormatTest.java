package org.lvdao.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every source file looks as google-java-format writes it. */
class SourceFormatTest {
  private static final boolean WRITE = Boolean.getBoolean("lvdao.write");

  private final Formatter formatter = new Formatter();

  @Test
  void every_source_file_is_formatted() {
    List<String> differing;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      differing =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(this::differs)
              .map(Path::toString)
              .sorted()
              .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    if (!WRITE) {
      assertThat(differing)
          .as("not formatted; to rewrite: mvn test -Dtest=SourceFormatTest -Dlvdao.write=true")
          .isEmpty();
    }
  }

  private boolean differs(Path file) {
    try {
      String text = Files.readString(file);
      String formatted = format(text);
      if (WRITE && !formatted.equals(text)) {
        Files.writeString(file, formatted);
      }
      return !formatted.equals(text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (FormatterException failure) {
      throw new IllegalStateException(file + ": " + failure.getMessage(), failure);
    }
  }

  private String format(String text) throws FormatterException {
    String imports = RemoveUnusedImports.removeUnusedImports(text);
    return formatter.formatSource(ImportOrderer.reorderImports(imports, Style.GOOGLE));
  }
}

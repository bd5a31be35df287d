package org.lvdao.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The committed API document says what the code does, and says it completely. */
class OpenApiTest {
  private static final boolean WRITE = Boolean.getBoolean("lvdao.write");

  @Test
  void the_committed_document_is_the_one_the_code_gives() throws IOException {
    String text = new OpenApiDocument().text();
    if (WRITE) {
      Files.createDirectories(OpenApiDocument.COMMITTED.getParent());
      Files.writeString(OpenApiDocument.COMMITTED, text);
    }
    assertThat(firstDifference(Files.readString(OpenApiDocument.COMMITTED), text))
        .as("to rewrite it: mvn test -Dtest=OpenApiTest -Dlvdao.write=true")
        .isNull();
  }

  private static @Nullable String firstDifference(String committed, String now) {
    var before = committed.lines().toList();
    var after = now.lines().toList();
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      var old = i < before.size() ? before.get(i) : "the end";
      var present = i < after.size() ? after.get(i) : "the end";
      if (!old.equals(present)) {
        return "line %d is '%s' and should be '%s'".formatted(i + 1, old, present);
      }
    }
    return null;
  }

  @Test
  void every_operation_has_a_summary_examples_and_known_problems() throws IOException {
    assertThat(new OpenApiDocument().faults()).isEmpty();
  }
}

package org.lvdao.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
    assertThat(OpenApiDocument.COMMITTED)
        .as("to rewrite it: mvn test -Dtest=OpenApiTest -Dlvdao.write=true")
        .content()
        .isEqualTo(text);
  }

  @Test
  void every_operation_has_a_summary_examples_and_known_problems() throws IOException {
    assertThat(new OpenApiDocument().faults()).isEmpty();
  }
}

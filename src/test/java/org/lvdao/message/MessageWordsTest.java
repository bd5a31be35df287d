package org.lvdao.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of message has words in every language, and they name what the event gives. */
class MessageWordsTest {
  private static final Pattern VARIABLE = Pattern.compile("(?<=\\{)[^}]*(?=})");

  /** What WeChat takes as a {@code thing}. */
  private static final int LONGEST_TITLE = 20;

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_kind_has_words_and_no_words_are_left_over(Language language) throws IOException {
    assertThat(words(language).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("digest"),
                    kinds().stream()
                        .flatMap(kind -> Stream.of(kind.code() + ".title", kind.code() + ".body")))
                .toList());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void bodies_name_the_variables_of_their_kind(Language language) throws IOException {
    var words = words(language);
    for (var kind : kinds()) {
      assertThat(
              VARIABLE
                  .matcher(words.getProperty(kind.code() + ".body"))
                  .results()
                  .map(MatchResult::group))
          .as(kind.code())
          .containsExactlyInAnyOrderElementsOf(kind.variables());
    }
  }

  /** A push shows the title alone, on its way through other companies' servers. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void titles_are_short_and_tell_nothing_personal(Language language) throws IOException {
    var words = words(language);
    for (var kind : kinds()) {
      assertThat(words.getProperty(kind.code() + ".title"))
          .as(kind.code())
          .hasSizeBetween(1, LONGEST_TITLE)
          .doesNotContain("{");
    }
  }

  /** Staff write announcements themselves. */
  private static List<MessageKind> kinds() {
    return Arrays.stream(MessageKind.values()).filter(MessageKind::hasWords).toList();
  }

  private static Properties words(Language language) throws IOException {
    var words = new Properties();
    var file = Path.of("src/main/resources/messages_" + language.bundle() + ".properties");
    try (var reader = Files.newBufferedReader(file)) {
      words.load(reader);
    }
    return words;
  }
}

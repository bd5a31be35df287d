package org.lvdao.platform.content;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.lvdao.platform.content.ContentCheck.Kind;
import org.lvdao.platform.content.ContentCheck.Verdict;

/**
 * Finds words of a list, and phone numbers, which are somebody's and not for everybody. It knows no
 * context: for what is plain, and where nobody better can be asked.
 */
@Singleton
final class WordList {
  private static final String SHIPPED = "/content/words.txt";
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final String LATIN = "[\\p{L}\\p{N}&&[^\\p{IsHan}]]";

  /** Not within a longer row of digits or letters, which is no number to call. */
  private static final Pattern MOBILE =
      Pattern.compile("(?<!" + LATIN + ")1[3-9]\\d{9}(?!" + LATIN + ")");

  private static final Verdict WORDS_REJECTED = new Verdict(Kind.REJECT, "不文明或违规用语");
  private static final Verdict WORDS_DOUBTED = new Verdict(Kind.REVIEW, "待核实用语");
  private static final Verdict NUMBER_DOUBTED = new Verdict(Kind.REVIEW, "手机号码");

  private final List<String> rejected = new ArrayList<>();
  private final List<String> doubted = new ArrayList<>();

  /**
   * @throws IllegalStateException when the list cannot be read; the message names the line
   */
  WordList(ContentSettings settings) {
    int number = 0;
    for (var line : lines(settings.words())) {
      number++;
      var words = line.strip();
      if (!words.isEmpty() && !words.startsWith("#")) {
        add(words.split("\\s+", 2), number);
      }
    }
  }

  private void add(String[] rule, int line) {
    var words = rule.length == 2 ? plain(rule[1]) : "";
    var list = rule[0].equals("reject") ? rejected : rule[0].equals("review") ? doubted : null;
    if (list == null || words.isEmpty()) {
      throw new IllegalStateException(
          "Line %d of LVDAO_CONTENT_WORDS: expected reject or review, and words".formatted(line));
    }
    list.add(words);
  }

  private static List<String> lines(String path) {
    try {
      if (!path.isBlank()) {
        return Files.readAllLines(Path.of(path));
      }
      try (var shipped = WordList.class.getResourceAsStream(SHIPPED)) {
        var bytes = Objects.requireNonNull(shipped, SHIPPED).readAllBytes();
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
      }
    } catch (IOException unread) {
      throw new UncheckedIOException("LVDAO_CONTENT_WORDS cannot be read: " + path, unread);
    }
  }

  Verdict judge(String text) {
    var plain = plain(text);
    if (rejected.stream().anyMatch(plain::contains)) {
      return WORDS_REJECTED;
    }
    if (doubted.stream().anyMatch(plain::contains)) {
      return WORDS_DOUBTED;
    }
    return MOBILE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).find()
        ? NUMBER_DOUBTED
        : Verdict.PASS;
  }

  /** Full-width characters as usual ones, lower case, and nothing but letters and digits. */
  private static String plain(String text) {
    var usual = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_LETTERS.matcher(usual).replaceAll("");
  }
}

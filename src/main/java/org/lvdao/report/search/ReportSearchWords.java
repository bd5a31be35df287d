package org.lvdao.report.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a person typed to find cases: words, all of which must be found, in any order, and quoted
 * phrases.
 */
record ReportSearchWords(List<Word> words) {
  private static final Pattern PHRASE =
      Pattern.compile("\"([^\"]*)\"|“([^”]*)”|「([^」]*)」|『([^』]*)』|＂([^＂]*)＂");
  private static final Pattern SEPARATORS =
      Pattern.compile("[\\s\\u3000\"“”「」『』＂，。、；：！？,;!?（）()《》【】…]+");
  private static final Pattern CASE_NUMBER =
      Pattern.compile("[A-Za-z]{2,4}(-\\d{0,8}|-\\d{8}-\\d{0,9})?");

  /** Up to so many characters a word is one term; longer ones may be several run together. */
  private static final int TERM_LENGTH = 3;

  /**
   * A word.
   *
   * @param quoted whether its characters must stand side by side, however many they are
   */
  record Word(String text, boolean quoted) {
    /** Whether it is found only where its characters stand side by side. */
    boolean isPhrase() {
      return quoted || terms(text) <= TERM_LENGTH;
    }

    boolean beginsCaseNumber() {
      return CASE_NUMBER.matcher(text).matches();
    }

    /** As case numbers are written. */
    String caseNumber() {
      return text.toUpperCase(Locale.ROOT);
    }

    /** Every two neighbouring characters, to mark what was found of a long word. */
    List<String> pairs() {
      var characters = text.codePoints().mapToObj(Character::toString).toList();
      var pairs = new ArrayList<String>();
      for (int i = 0; i + 1 < characters.size(); i++) {
        pairs.add(characters.get(i) + characters.get(i + 1));
      }
      return pairs;
    }
  }

  static ReportSearchWords parse(String typed) {
    var words = new ArrayList<Word>();
    var phrases = PHRASE.matcher(typed);
    var rest = new StringBuilder();
    int from = 0;
    while (phrases.find()) {
      rest.append(typed, from, phrases.start()).append(' ');
      from = phrases.end();
      for (int group = 1; group <= phrases.groupCount(); group++) {
        if (phrases.group(group) != null) {
          add(words, phrases.group(group), true);
        }
      }
    }
    rest.append(typed, from, typed.length());
    for (var word : SEPARATORS.split(rest)) {
      add(words, word, false);
    }
    return new ReportSearchWords(words);
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  private static void add(List<Word> words, String text, boolean quoted) {
    if (terms(text) > 0) {
      words.add(new Word(text.strip(), quoted));
    }
  }

  /** How many terms the index makes of it: one of each Chinese character and each other word. */
  private static int terms(String text) {
    int terms = 0;
    boolean inWord = false;
    for (int character : text.codePoints().toArray()) {
      boolean han = UnicodeScript.of(character) == UnicodeScript.HAN;
      boolean letter = Character.isLetterOrDigit(character) && !han;
      if (han || (letter && !inWord)) {
        terms++;
      }
      inWord = letter;
    }
    return terms;
  }
}

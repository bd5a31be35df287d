package org.lvdao.household;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the building (楼栋) from the text of an address. What stands before its number belongs to it,
 * because a community (社区) has several estates, each with a 1号楼. Whoever writes more of the street
 * than the neighbours is thereby put into a building apart: better than two estates in one.
 */
final class Building {
  private static final String NUMBER =
      "([A-Z]{0,2}\\d{1,4}[A-Z]?|[零〇一二三四五六七八九十百]{1,5}|[A-Z]{1,2}|[甲乙丙丁])";

  /** As in 3号楼, 3#楼, 12幢, 5号栋, A座, 3#; not 3号 (a house or its gate), nor 3楼 (a floor). */
  private static final Pattern NAMED = Pattern.compile("(.*?)" + NUMBER + "(?:号楼|#楼|号?[幢栋]|座|#).*");

  /** As in 3-2-501: building, unit, room. */
  private static final Pattern BY_DASHES = Pattern.compile("(.*?)(\\d{1,3})-\\d{1,2}-\\d{3,4}室?");

  private static final String DIGITS = "零一二三四五六七八九";

  private Building() {}

  /** The same text for the same building, such as {@code 阳光花园3号楼}; empty when nobody can tell. */
  static Optional<String> of(String address) {
    var plain =
        Normalizer.normalize(address, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .replaceAll("\\s", "")
            .replaceAll("\\p{Pd}", "-");
    return name(NAMED.matcher(plain)).or(() -> name(BY_DASHES.matcher(plain)));
  }

  private static Optional<String> name(Matcher matcher) {
    return matcher.matches()
        ? Optional.of(matcher.group(1) + number(matcher.group(2)) + "号楼")
        : Optional.empty();
  }

  /** In digits, without zeros before them. */
  private static String number(String text) {
    if (text.matches("[零〇一二三四五六七八九十百]+")) {
      return Integer.toString(chinese(text.replace('〇', '零')));
    }
    return text.replaceFirst("^0+(?=\\d)", "");
  }

  /** As in 十二, 二十, 一百零三; also digit by digit, as in 一二. */
  private static int chinese(String text) {
    int total = 0;
    int digit = 0;
    for (char c : text.toCharArray()) {
      switch (c) {
        case '百' -> {
          total += 100 * Math.max(1, digit);
          digit = 0;
        }
        case '十' -> {
          total += 10 * Math.max(1, digit);
          digit = 0;
        }
        default -> digit = 10 * digit + DIGITS.indexOf(c);
      }
    }
    return total + digit;
  }
}

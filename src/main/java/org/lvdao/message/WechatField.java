package org.lvdao.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What WeChat takes in the fields of a subscribe message (订阅消息参数值内容限制), by their type. */
enum WechatField {
  /** Anything. */
  THING(20, ".+"),
  /** Chinese characters. */
  PHRASE(5, "\\p{IsHan}+"),
  /** Letters, digits and signs. */
  CHARACTER_STRING(32, "[!-~]+"),
  /** A time with or without its day. */
  TIME(16, "\\{time}"),
  /** A day with or without its time. */
  DATE(16, "\\{time}");

  private static final Pattern KEY = Pattern.compile("([a-z_]+)\\d{1,2}");

  private final int longest;
  private final Pattern form;

  WechatField(int longest, String form) {
    this.longest = longest;
    this.form = Pattern.compile(form);
  }

  /** The type of a field such as {@code thing1}; null when it has none of these. */
  static @Nullable WechatField of(String field) {
    var key = KEY.matcher(field);
    if (key.matches()) {
      for (var type : values()) {
        if (type.prefix().equals(key.group(1))) {
          return type;
        }
      }
    }
    return null;
  }

  static String examples() {
    return Arrays.stream(values())
        .map(type -> type.prefix() + "1")
        .collect(Collectors.joining(", "));
  }

  /** In characters. */
  int longest() {
    return longest;
  }

  boolean isTime() {
    return this == TIME || this == DATE;
  }

  /** Whether the words of a template may stand there. */
  boolean takes(String text) {
    return form.matcher(text).matches();
  }

  /** The text, shortened where WeChat would refuse it. */
  String cut(String text) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }

  private String prefix() {
    return name().toLowerCase(Locale.ROOT);
  }
}

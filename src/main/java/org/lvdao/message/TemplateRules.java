package org.lvdao.message;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;

/**
 * What a template may say. A push passes other companies' servers, so its variables tell nothing
 * personal; a title has none, because it is what a push shows.
 */
final class TemplateRules {
  static final String TITLE = "title";
  static final String TIME = "time";

  /** What WeChat takes as a {@code thing}, in which the title of a message stands. */
  static final int LONGEST_TITLE = 20;

  private static final int LONGEST_BODY = 500;

  /** What a phone shows of a push without cutting it. */
  private static final int LONGEST_PUSH_TITLE = 50;

  private static final int LONGEST_PUSH_BODY = 150;

  /** Every variable there is; a test knows that none is missing. */
  private static final Map<String, Sample> SAMPLES =
      Map.ofEntries(
          entry(TITLE, new Sample(TITLE, "题".repeat(LONGEST_TITLE))),
          entry(TIME, Sample.of("2026-11-22 09:30")),
          entry("caseNo", new Sample("TQ-20261122-000001", "ABCD-20261122-000001")),
          entry("until", Sample.of("2026-11-29 18:00")),
          entry("at", Sample.of("2026-11-22 07:30")),
          entry("reason", new Sample("混入塑料袋", "因".repeat(200))),
          entry("amount", new Sample("12.50", "1999.99")),
          entry("points", new Sample("+50", "-1000000")),
          entry("survey", new Sample("2026 年“无废城市”满意度调查", "题".repeat(100))),
          entry("station", new Sample("无影山绿岛", "站".repeat(60))),
          entry("bookingNo", new Sample("TQ-P-20261122-000012", "ABCD-P-20261122-000012")),
          entry("window", Sample.of("2026-11-29 09:00–11:00")));

  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern BRACE = Pattern.compile("[{}]");

  private final TemplateKey key;
  private final List<FieldError> errors = new ArrayList<>();

  /**
   * What stands in a variable's place.
   *
   * @param example as previews show it
   * @param longest as long as it can become
   */
  record Sample(String example, String longest) {
    static Sample of(String always) {
      return new Sample(always, always);
    }
  }

  /** One without an example is its own. */
  static Sample sample(String name) {
    return SAMPLES.getOrDefault(name, Sample.of(name));
  }

  private TemplateRules(TemplateKey key) {
    this.key = key;
  }

  /** The names a template may use, in order. */
  static Set<String> permitted(TemplateKey key) {
    return new TreeSet<>(
        key.channel() == TemplateChannel.INBOX ? key.kind().variables() : Set.of(TITLE, TIME));
  }

  /** The names it must use: without them nobody knows which case is meant. */
  static Set<String> required(TemplateKey key) {
    return key.channel() == TemplateChannel.INBOX ? key.kind().variables() : Set.of();
  }

  /**
   * @throws DomainError naming every part that is wrong
   */
  static void check(TemplateKey key, TemplateContent content) {
    var rules = new TemplateRules(key);
    switch (key.channel()) {
      case INBOX -> rules.inbox(content);
      case FCM -> rules.app(content);
      case WECHAT -> rules.wechat(content);
    }
    DomainError.check(rules.errors);
  }

  private void inbox(TemplateContent content) {
    text("/title", content.title(), LONGEST_TITLE, Set.of());
    text("/body", content.body(), LONGEST_BODY, permitted(key));
    var body = String.valueOf(content.body());
    for (var name : required(key)) {
      if (!body.contains("{" + name + "}")) {
        errors.add(new FieldError("/body", "template-variable-missing", Map.of("name", name)));
      }
    }
    unused("/templateId", content.templateId());
    unused("/fields", content.fields());
  }

  private void app(TemplateContent content) {
    text("/title", content.title(), LONGEST_PUSH_TITLE, permitted(key));
    if (content.body() != null) {
      text("/body", content.body(), LONGEST_PUSH_BODY, permitted(key));
    }
    unused("/templateId", content.templateId());
    unused("/fields", content.fields());
  }

  private void wechat(TemplateContent content) {
    unused("/title", content.title());
    unused("/body", content.body());
    if (content.templateId() == null || !content.templateId().matches("[\\w-]+")) {
      errors.add(new FieldError("/templateId", "required"));
    }
    if (content.fields() == null || content.fields().isEmpty()) {
      errors.add(new FieldError("/fields", "required"));
      return;
    }
    for (var field : new LinkedHashMap<>(content.fields()).entrySet()) {
      var type = WechatField.of(field.getKey());
      if (type == null) {
        errors.add(
            new FieldError(
                "/fields", "template-field", Map.of("permitted", WechatField.examples())));
      } else {
        field(type, "/fields/" + field.getKey(), field.getValue());
      }
    }
  }

  private void field(WechatField type, String pointer, @Nullable String text) {
    text(pointer, text, type.longest(), permitted(key));
    if (text != null && !text.isBlank() && !type.takes(text)) {
      errors.add(
          type.isTime()
              ? new FieldError(pointer, "template-variable-missing", Map.of("name", TIME))
              : new FieldError(pointer, "invalid"));
    }
  }

  private void text(String pointer, @Nullable String text, int longest, Set<String> permitted) {
    if (text == null || text.isBlank()) {
      errors.add(new FieldError(pointer, "required"));
      return;
    }
    var longestValues = new LinkedHashMap<String, String>();
    permitted.forEach(name -> longestValues.put(name, sample(name).longest()));
    var filled = TemplateContent.fill(text, longestValues);
    if (filled.codePointCount(0, filled.length()) > longest) {
      errors.add(new FieldError(pointer, "size", Map.of("min", 1, "max", longest)));
    }
    VARIABLE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !permitted.contains(name))
        .distinct()
        .forEach(name -> errors.add(unknown(pointer, name, permitted)));
    boolean isOneLine = !pointer.equals("/body");
    if (BRACE.matcher(VARIABLE.matcher(text).replaceAll("")).find() || !isText(text, isOneLine)) {
      errors.add(new FieldError(pointer, "invalid"));
    }
  }

  private static FieldError unknown(String pointer, String name, Set<String> permitted) {
    return permitted.isEmpty()
        ? new FieldError(pointer, "template-no-variables", Map.of("name", name))
        : new FieldError(
            pointer,
            "template-variable",
            Map.of("name", name, "permitted", String.join(", ", permitted)));
  }

  /** Whether it holds nothing but characters that show, and line ends where there may be any. */
  static boolean isText(String text, boolean isOneLine) {
    return text.codePoints()
        .noneMatch(
            character ->
                Character.getType(character) == Character.SURROGATE
                    || (Character.isISOControl(character) && (isOneLine || character != '\n')));
  }

  private void unused(String pointer, @Nullable Object part) {
    if (part != null) {
      errors.add(new FieldError(pointer, "unknown"));
    }
  }
}

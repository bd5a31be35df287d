package org.lvdao.message;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The words of messages. A title has no variables: it is all that a push shows, so a push says
 * nothing personal.
 */
@Singleton
class MessageWords {
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);

  MessageWords() {
    for (var language : Language.values()) {
      var locale = Locale.forLanguageTag(language.bundle());
      bundles.put(language, ResourceBundle.getBundle("messages", locale, EXACT));
    }
  }

  String title(MessageKind kind, Language language) {
    return words(kind.code() + ".title", language);
  }

  String body(MessageKind kind, Language language, Map<String, String> values) {
    var text = words(kind.code() + ".body", language);
    for (var value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  private String words(String key, Language language) {
    var bundle = bundles.get(language);
    if (bundle == null) {
      throw new IllegalStateException("No words in " + language);
    }
    return bundle.getString(key);
  }
}

package org.lvdao.message;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The words of messages that come with the program; staff may edit them ({@link Templates}). A
 * title has no variables: it is what a push shows, so a push says nothing personal.
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

  /** With the names of the kind's variables in braces. */
  String body(MessageKind kind, Language language) {
    return words(kind.code() + ".body", language);
  }

  /** The title of a push that stands for several messages. */
  String digest(int count, Language language) {
    return words("digest", language).replace("{count}", Integer.toString(count));
  }

  private String words(String key, Language language) {
    var bundle = bundles.get(language);
    if (bundle == null) {
      throw new IllegalStateException("No words in " + language);
    }
    return bundle.getString(key);
  }
}

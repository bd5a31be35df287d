package org.lvdao.platform.web;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of problems for people, Chinese unless the client prefers English. */
@Singleton
public class ProblemWords {
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private final ResourceBundle chinese = bundle(Locale.CHINESE);
  private final ResourceBundle english = bundle(Locale.ENGLISH);

  /**
   * @param key such as {@code problem.not-found.title}
   * @param parameters fill {@code {name}} places
   * @return the key itself when nobody wrote words for it
   */
  public String say(Locale locale, String key, Map<String, ?> parameters) {
    var bundle = locale.getLanguage().equals("en") ? english : chinese;
    if (!bundle.containsKey(key)) {
      return key;
    }
    var text = bundle.getString(key);
    for (var parameter : parameters.entrySet()) {
      text = text.replace("{" + parameter.getKey() + "}", String.valueOf(parameter.getValue()));
    }
    return text;
  }

  /** Chooses between Chinese (the default) and English by an Accept-Language header. */
  public static Locale choose(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return Locale.CHINESE;
    }
    try {
      var chosen =
          Locale.lookup(
              Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.CHINESE, Locale.ENGLISH));
      return chosen == null ? Locale.CHINESE : chosen;
    } catch (IllegalArgumentException malformed) {
      return Locale.CHINESE;
    }
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("problems", locale, EXACT);
  }
}

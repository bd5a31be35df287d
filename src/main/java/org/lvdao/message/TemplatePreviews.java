package org.lvdao.message;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lvdao.kernel.BusinessTime;

/** Shows templates with example values in the places of their variables. */
@Singleton
class TemplatePreviews {
  private static final String ANNOUNCED = "元旦期间垃圾收运时间调整";

  private final Templates templates;
  private final InstantSource clock;

  TemplatePreviews(Templates templates, InstantSource clock) {
    this.templates = templates;
    this.clock = clock;
  }

  /** By name, of all that the template may use. */
  Map<String, String> examples(TemplateKey key) {
    var examples = new LinkedHashMap<String, String>();
    for (var name : TemplateRules.permitted(key)) {
      examples.put(
          name,
          switch (name) {
            case TemplateRules.TITLE -> title(key);
            case TemplateRules.TIME -> BusinessTime.text(clock.instant());
            default -> TemplateRules.sample(name).example();
          });
    }
    return examples;
  }

  /**
   * @throws org.lvdao.kernel.DomainError naming what is wrong
   */
  TemplateContent preview(TemplateKey key, TemplateContent content) {
    TemplateRules.check(key, content);
    return content.filled(examples(key));
  }

  private String title(TemplateKey key) {
    if (!key.kind().hasWords()) {
      return ANNOUNCED;
    }
    var inbox = new TemplateKey(key.kind(), TemplateChannel.INBOX, key.language());
    return String.valueOf(templates.of(inbox).content().title());
  }
}

package org.lvdao.message;

import jakarta.inject.Singleton;
import java.util.Map;
import org.lvdao.kernel.BusinessTime;

/**
 * What a push says. It passes other companies' servers, so it knows the title of its message and
 * when that was, and nothing personal.
 */
@Singleton
class PushTexts {
  private final Templates templates;
  private final MessageWords words;

  PushTexts(Templates templates, MessageWords words) {
    this.templates = templates;
    this.words = words;
  }

  TemplateContent app(Notification told, Language language) {
    var content =
        told.isDigest() ? Templates.appFallback() : of(told, TemplateChannel.FCM, language);
    return content.filled(values(told, language));
  }

  /** A digest has no template of its own at WeChat. */
  TemplateContent wechat(Notification told, Language language) {
    var content =
        told.isDigest() ? templates.wechatFallback() : of(told, TemplateChannel.WECHAT, language);
    return content.filled(values(told, language));
  }

  private TemplateContent of(Notification told, TemplateChannel channel, Language language) {
    return templates.of(new TemplateKey(told.message().kind(), channel, language)).content();
  }

  private Map<String, String> values(Notification told, Language language) {
    var message = told.message();
    var title = told.isDigest() ? words.digest(told.count(), language) : message.title();
    return Map.of(
        TemplateRules.TITLE, title, TemplateRules.TIME, BusinessTime.text(message.createdAt()));
  }
}

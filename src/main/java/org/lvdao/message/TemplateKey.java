package org.lvdao.message;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.lvdao.kernel.DomainError;

/** Names a template: what is told, where, and in which language. */
record TemplateKey(MessageKind kind, TemplateChannel channel, Language language) {
  private static final List<TemplateKey> ALL =
      Arrays.stream(MessageKind.values())
          .flatMap(
              kind ->
                  Arrays.stream(TemplateChannel.values())
                      .flatMap(
                          channel ->
                              Stream.of(Language.values())
                                  .map(language -> new TemplateKey(kind, channel, language))))
          .filter(key -> key.kind.hasWords() || key.channel != TemplateChannel.INBOX)
          .toList();

  /** By kind, channel and language. */
  static List<TemplateKey> all() {
    return ALL;
  }

  /**
   * @throws DomainError {@code not-found}
   */
  static TemplateKey of(String kind, String channel, String language) {
    var text = kind + "/" + channel + "/" + language;
    return ALL.stream()
        .filter(key -> key.toString().equals(text))
        .findFirst()
        .orElseThrow(DomainError::notFound);
  }

  /** As in addresses, such as {@code report-accepted/INBOX/zh-CN}. */
  @Override
  public String toString() {
    return kind.code() + "/" + channel + "/" + language.code();
  }
}

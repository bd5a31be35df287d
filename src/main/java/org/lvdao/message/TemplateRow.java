package org.lvdao.message;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a template that staff edited.
 *
 * @param content JSON of a {@link TemplateContent}; null where they went back to the default
 */
@MappedEntity("message_template")
record TemplateRow(
    @Id MessageKind kind,
    TemplateChannel channel,
    Language language,
    long version,
    @Nullable String content,
    Instant changedAt,
    long changedBy) {
  TemplateKey key() {
    return new TemplateKey(kind, channel, language);
  }
}

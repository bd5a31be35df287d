package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template as its editors see it.
 *
 * @param kind what is told, such as {@code report-accepted}
 * @param edited whether staff edited it; else these are the words that came with the program
 * @param version the ETag; 0 when it was never edited
 * @param variables what may stand in braces
 * @param changedAt when staff changed it last; null for never
 */
@Serdeable
record TemplateView(
    String kind,
    Topic topic,
    TemplateChannel channel,
    Language language,
    boolean edited,
    long version,
    TemplateContent content,
    List<Variable> variables,
    @Nullable Instant changedAt) {
  /**
   * A variable.
   *
   * @param name as it stands in braces
   * @param required whether the template must use it
   * @param example what a preview shows in its place
   */
  @Serdeable
  record Variable(String name, boolean required, String example) {}
}

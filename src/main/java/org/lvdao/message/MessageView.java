package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as its person sees it.
 *
 * @param kind such as {@code report-accepted}
 * @param path where the app opens
 * @param at when it happened
 * @param readAt null while it is unread
 */
@Serdeable
record MessageView(
    String id,
    String kind,
    Topic topic,
    String title,
    String body,
    String path,
    Instant at,
    @Nullable Instant readAt) {
  static MessageView of(MessageRow row) {
    return new MessageView(
        Long.toString(row.id()),
        row.kind().code(),
        row.kind().topic(),
        row.title(),
        row.body(),
        row.path(),
        row.createdAt(),
        row.readAt());
  }
}

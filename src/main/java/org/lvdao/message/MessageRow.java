package org.lvdao.message;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;

/**
 * What a person was told.
 *
 * @param createdAt when it happened
 * @param pushChannel the one way it is pushed; null while none was chosen
 */
@MappedEntity("message")
record MessageRow(
    @Id long id,
    long accountId,
    MessageKind kind,
    String title,
    String body,
    String path,
    Instant createdAt,
    @Nullable Instant readAt,
    @Nullable PushWay pushChannel,
    @Nullable Instant pushedAt) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

  /** As pushes show a moment, and as WeChat takes it. */
  static String time(Instant moment) {
    return TIME.format(moment);
  }
}

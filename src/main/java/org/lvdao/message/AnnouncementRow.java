package org.lvdao.message;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A message of a broadcast as it is written, many at a time. */
@MappedEntity("message")
record AnnouncementRow(
    @Id long id,
    long accountId,
    String noticeKey,
    MessageKind kind,
    String title,
    String body,
    String path,
    Instant createdAt) {}

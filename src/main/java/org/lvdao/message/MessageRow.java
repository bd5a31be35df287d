package org.lvdao.message;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
    @Nullable Instant pushedAt) {}

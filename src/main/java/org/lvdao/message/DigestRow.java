package org.lvdao.message;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A person for whom messages are collected until they become one push. */
@MappedEntity("message_digest")
record DigestRow(@Id long accountId, Instant dueAt) {}

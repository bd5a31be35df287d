package org.lvdao.platform.outbox;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One event waiting for one handler. */
@MappedEntity("outbox")
record OutboxRow(@Id long id, long aggregateId, String event, int attempts) {}

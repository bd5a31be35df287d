package org.lvdao.platform.web;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The key of a request that was answered; its answer is a {@link StoredAnswer}. */
@MappedEntity("idempotency")
record IdempotencyRow(@Id long accountId, String operation, String requestKey) {}

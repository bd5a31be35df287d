package org.lvdao.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

@MappedEntity("login_throttle")
record ThrottleRow(@Id byte[] bucket, int failures, Instant since) {}

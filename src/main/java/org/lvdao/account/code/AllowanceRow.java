package org.lvdao.account.code;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@MappedEntity("code_allowance")
record AllowanceRow(@Id byte[] bucket, int used, Instant since, @Nullable Long messageId) {}

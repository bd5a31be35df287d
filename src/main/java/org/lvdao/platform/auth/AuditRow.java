package org.lvdao.platform.auth;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the audit log. */
@MappedEntity("audit_log")
record AuditRow(
    @Id long id,
    Instant at,
    long accountId,
    String action,
    String subject,
    String subjectId,
    @Nullable String district,
    @Nullable String details) {}

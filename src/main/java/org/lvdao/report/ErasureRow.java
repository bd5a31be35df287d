package org.lvdao.report;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A case whose reporter was erased, and which there is still work on. */
@MappedEntity("report_erasure")
record ErasureRow(@Id long reportId, Instant askedAt) {}

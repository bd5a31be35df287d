package org.lvdao.report.support;

import io.micronaut.serde.annotation.Serdeable;

/**
 * The voices of a case, as one resident sees them.
 *
 * @param id of the case
 */
@Serdeable
public record ReportSupports(String id, long supports, boolean supportedByMe) {}

package org.lvdao.report;

import io.micronaut.core.annotation.Introspected;

/** How many voices a case has besides its reporter's. */
@Introspected
record SupportCount(long reportId, long supports) {}

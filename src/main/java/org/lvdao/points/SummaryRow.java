package org.lvdao.points;

import io.micronaut.core.annotation.Introspected;

/** Sums of a district's postings to one account: before a period, and in it up and down. */
@Introspected
record SummaryRow(LedgerAccount account, long before, long up, long down) {}

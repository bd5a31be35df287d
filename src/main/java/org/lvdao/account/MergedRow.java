package org.lvdao.account;

import io.micronaut.core.annotation.Introspected;

/** An account that went into another one. */
@Introspected
record MergedRow(long id, long mergedInto) {}

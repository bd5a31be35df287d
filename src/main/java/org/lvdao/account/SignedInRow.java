package org.lvdao.account;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A live session as its owner sees it.
 *
 * @param usedAt when its tokens were renewed last
 */
@Introspected
record SignedInRow(long id, @Nullable String device, Instant createdAt, Instant usedAt) {}

package org.lvdao.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one-time codes of an account.
 *
 * @param secret sealed; null until a first one was confirmed
 * @param lastStep the newest step a code of which was used
 * @param pending sealed; the secret to be confirmed
 */
@MappedEntity("account_totp")
record TotpRow(
    @Id long accountId,
    byte @Nullable [] secret,
    long lastStep,
    byte @Nullable [] pending,
    @Nullable Instant pendingAt) {}

package org.lvdao.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A secret of one-time codes.
 *
 * @param secret sealed
 * @param lastStep the newest step a code of which was used
 */
@MappedEntity("account_totp")
record TotpRow(@Id long accountId, byte[] secret, long lastStep, Instant createdAt) {}

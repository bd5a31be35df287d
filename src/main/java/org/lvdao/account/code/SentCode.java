package org.lvdao.account.code;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A code is on its way, whether or not anybody has the number.
 *
 * @param expiresIn seconds until it is good no more
 * @param resendAfter seconds until another one may be asked for
 */
@Serdeable
public record SentCode(long expiresIn, long resendAfter) {}

package org.lvdao.account;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What a sign-in gives.
 *
 * @param accessToken goes with every request as {@code Authorization: Bearer …}
 * @param refreshToken buys the next pair, once
 * @param expiresIn seconds until the access token ends
 */
@Serdeable
record Tokens(String accessToken, String refreshToken, String tokenType, long expiresIn) {}

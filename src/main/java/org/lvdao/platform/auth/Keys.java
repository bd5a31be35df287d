package org.lvdao.platform.auth;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import java.nio.charset.StandardCharsets;

/**
 * The keys of this package, all made from the one secret. Each purpose gets a key of its own, so
 * that nothing made for one can serve another. Created at start, so that a missing secret is told
 * then.
 */
@Context
public class Keys {
  /** HS256 needs a key as long as its hash (RFC 7518, section 3.2). */
  private static final int LEAST_BYTES = 32;

  private final byte[] secret;

  Keys(JwtSettings settings) {
    var text = settings.secret() == null ? "" : settings.secret();
    this.secret = text.getBytes(StandardCharsets.UTF_8);
    if (secret.length < LEAST_BYTES) {
      throw new ConfigurationException(
          "LVDAO_JWT_SECRET must be set to a secret of at least " + LEAST_BYTES + " bytes");
    }
  }

  byte[] accessTokens() {
    return secret.clone();
  }

  /** HMAC-SHA256 under the key of the purpose: 32 bytes. */
  public byte[] mac(String purpose, String text) {
    return Digests.hmacSha256(
        Digests.hmacSha256(secret, purpose.getBytes(StandardCharsets.UTF_8)),
        text.getBytes(StandardCharsets.UTF_8));
  }
}

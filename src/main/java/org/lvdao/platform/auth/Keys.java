package org.lvdao.platform.auth;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/**
 * The keys of this package, all made from the one secret. Each purpose gets a key of its own, so
 * that nothing made for one can serve another.
 */
@Singleton
public class Keys {
  private final byte[] secret;

  Keys(JwtSettings settings) {
    this.secret = settings.secret().getBytes(StandardCharsets.UTF_8);
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

package org.lvdao.account;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.lvdao.platform.auth.Digests;
import org.lvdao.platform.auth.Keys;

/**
 * Makes refresh tokens: {@code <session id>.<256 random bits and a mark of our own>}. The mark
 * tells a token that was ours once from an invented one without keeping the old ones: the first
 * ends the session, the second must not, or anybody who knows a session's id could end it.
 */
@Singleton
class RefreshTokens {
  private static final int RANDOM_BYTES = 32;

  private final Keys keys;
  private final SecureRandom random = new SecureRandom();

  RefreshTokens(Keys keys) {
    this.keys = keys;
  }

  /**
   * @param hash SHA-256 of the text, all that is stored: 256 random bits need no slow hash
   */
  record RefreshToken(long sessionId, String text, byte[] hash) {
    @Override
    public String toString() {
      return "RefreshToken[" + sessionId + "]";
    }
  }

  RefreshToken next(long sessionId) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    var mark = mark(sessionId, bytes);
    var all = Arrays.copyOf(bytes, RANDOM_BYTES + mark.length);
    System.arraycopy(mark, 0, all, RANDOM_BYTES, mark.length);
    var text = sessionId + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    return new RefreshToken(sessionId, text, hash(text));
  }

  /** Empty for a token that was never ours. */
  Optional<RefreshToken> read(String text) {
    int dot = text.indexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    try {
      long sessionId = Long.parseLong(text.substring(0, dot));
      var all = Base64.getUrlDecoder().decode(text.substring(dot + 1));
      var bytes = Arrays.copyOf(all, Math.min(RANDOM_BYTES, all.length));
      var mark = Arrays.copyOfRange(all, bytes.length, all.length);
      return MessageDigest.isEqual(mark, mark(sessionId, bytes))
          ? Optional.of(new RefreshToken(sessionId, text, hash(text)))
          : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private byte[] mark(long sessionId, byte[] bytes) {
    return keys.mac("refresh-token", sessionId + "." + Base64.getEncoder().encodeToString(bytes));
  }

  private static byte[] hash(String text) {
    return Digests.sha256(text.getBytes(StandardCharsets.US_ASCII));
  }
}

package org.lvdao.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes by the clock (RFC 6238) as every authenticator app makes them: HMAC-SHA-1, six
 * digits, steps of 30 seconds.
 */
final class Totp {
  /** As long as the digest (RFC 4226, section 4, R6). */
  static final int SECRET_BYTES = 20;

  static final Duration STEP = Duration.ofSeconds(30);
  static final int DIGITS = 6;

  /** A phone's clock may be so many steps off (RFC 6238, section 5.2). */
  private static final int DRIFT = 1;

  private static final String HMAC_SHA1 = "HmacSHA1";
  private static final int MODULUS = 1_000_000;

  private Totp() {}

  static long stepAt(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), STEP.toSeconds());
  }

  static String code(byte[] secret, long step) {
    var digest = hmacSha1(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    // RFC 4226, section 5.3: four bytes from where the last half byte points to, without the sign.
    int offset = digest[digest.length - 1] & 0xf;
    int number = ByteBuffer.wrap(digest).getInt(offset) & Integer.MAX_VALUE;
    return "%06d".formatted(number % MODULUS);
  }

  /** The step that has the code, at the moment or next to it; empty when none has. */
  static OptionalLong stepOf(byte[] secret, String code, Instant moment) {
    long now = stepAt(moment);
    return LongStream.rangeClosed(now - DRIFT, now + DRIFT)
        .filter(step -> equal(code(secret, step), code))
        .findFirst();
  }

  private static boolean equal(String right, String given) {
    return MessageDigest.isEqual(
        right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmacSha1(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance(HMAC_SHA1);
      mac.init(new SecretKeySpec(key, HMAC_SHA1));
      return mac.doFinal(message);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }
}

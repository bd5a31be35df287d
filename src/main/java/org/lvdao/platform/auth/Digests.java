package org.lvdao.platform.auth;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two digests in use, which every Java has; both give 32 bytes. */
public final class Digests {
  private static final String HMAC_SHA256 = "HmacSHA256";

  private Digests() {}

  public static byte[] sha256(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }

  public static byte[] hmacSha256(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance(HMAC_SHA256);
      mac.init(new SecretKeySpec(key, HMAC_SHA256));
      return mac.doFinal(message);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }
}

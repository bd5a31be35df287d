package org.lvdao.account;

import com.google.crypto.tink.subtle.AesGcmJce;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import org.lvdao.platform.auth.Digests;

/**
 * Keeps the secrets of one-time codes unreadable in the database, as {@link PhoneNumbers} does:
 * AES-GCM (Tink) with a key id in front, under keys made from those of the phone numbers. A secret
 * opens only for the account it was sealed for.
 */
@Singleton
class TotpSecrets {
  private static final byte KEY_ID = 1;

  private final AesGcmJce cipher;
  private final byte[] recoveryKey;

  TotpSecrets(PhoneSettings settings) throws GeneralSecurityException {
    this.cipher = new AesGcmJce(key(settings.key(), "totp-secret"));
    this.recoveryKey = key(settings.indexKey(), "recovery-code");
  }

  byte[] seal(long accountId, byte[] secret) {
    try {
      var sealed = cipher.encrypt(secret, context(accountId));
      return ByteBuffer.allocate(sealed.length + 1).put(KEY_ID).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A secret cannot be sealed", e);
    }
  }

  byte[] open(long accountId, byte[] sealed) {
    if (sealed[0] != KEY_ID) {
      throw new IllegalStateException("No key with id " + sealed[0] + " for secrets");
    }
    try {
      return cipher.decrypt(Arrays.copyOfRange(sealed, 1, sealed.length), context(accountId));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A secret cannot be opened with the present key", e);
    }
  }

  /** What is kept of a recovery code, which is random enough for a fast hash. */
  byte[] hash(String recoveryCode) {
    return Digests.hmacSha256(recoveryKey, recoveryCode.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] context(long accountId) {
    return ByteBuffer.allocate(Long.BYTES).putLong(accountId).array();
  }

  private static byte[] key(String base64, String purpose) {
    return Digests.hmacSha256(
        Base64.getDecoder().decode(base64), purpose.getBytes(StandardCharsets.UTF_8));
  }
}

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
 * Keeps phone numbers unreadable in the database: AES-GCM (Tink) with a key id in front, and beside
 * it an HMAC under another key, by which equal numbers can be found without opening any.
 */
@Singleton
public class PhoneNumbers {
  /** A mainland mobile number. */
  public static final String MOBILE = "1[3-9]\\d{9}";

  /** Which key sealed a number; a new key gets the next id, and the old one stays to open with. */
  private static final byte KEY_ID = 1;

  private static final byte[] NO_CONTEXT = new byte[0];

  private final AesGcmJce cipher;
  private final byte[] indexKey;

  PhoneNumbers(PhoneSettings settings) throws GeneralSecurityException {
    this.cipher = new AesGcmJce(Base64.getDecoder().decode(settings.key()));
    this.indexKey = Base64.getDecoder().decode(settings.indexKey());
  }

  /** What the database keeps of a number. */
  public record Sealed(byte[] ciphertext, byte[] index) {}

  /**
   * @param number 11 digits of a mainland mobile number
   */
  public Sealed seal(String number) {
    try {
      var plain = number.getBytes(StandardCharsets.US_ASCII);
      var secret = cipher.encrypt(plain, NO_CONTEXT);
      return new Sealed(
          ByteBuffer.allocate(secret.length + 1).put(KEY_ID).put(secret).array(),
          Digests.hmacSha256(indexKey, plain));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A phone number cannot be sealed", e);
    }
  }

  /** Opens a sealed number; whoever calls this for a person records it in the audit log. */
  public String open(byte[] ciphertext) {
    if (ciphertext[0] != KEY_ID) {
      throw new IllegalStateException("No key with id " + ciphertext[0] + " for phone numbers");
    }
    try {
      var secret = Arrays.copyOfRange(ciphertext, 1, ciphertext.length);
      return new String(cipher.decrypt(secret, NO_CONTEXT), StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A phone number cannot be opened with the present key", e);
    }
  }

  /** The number with its middle hidden, {@code 138****5678}. */
  public String mask(byte[] ciphertext) {
    var number = open(ciphertext);
    return number.substring(0, 3) + "****" + number.substring(number.length() - 4);
  }
}

package org.lvdao.account;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.lvdao.platform.auth.Digests;

/**
 * Keeps phone numbers unreadable in the database: AES-GCM, with a key id and the nonce in front,
 * and beside it an HMAC under another key, by which equal numbers can be found without opening any.
 */
@Singleton
public class PhoneNumbers {
  /** Which key sealed a number; a new key gets the next id, and the old one stays to open with. */
  private static final byte KEY_ID = 1;

  private static final String CIPHER = "AES/GCM/NoPadding";

  /** NIST SP 800-38D, 8.2.2: random nonces of 96 bits, for fewer than 2³² numbers under one key. */
  private static final int NONCE_BYTES = 12;

  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final byte[] indexKey;
  private final SecureRandom random = new SecureRandom();

  PhoneNumbers(PhoneSettings settings) {
    this.key = new SecretKeySpec(Base64.getDecoder().decode(settings.key()), "AES");
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
      var nonce = new byte[NONCE_BYTES];
      random.nextBytes(nonce);
      var secret = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      return new Sealed(
          ByteBuffer.allocate(1 + NONCE_BYTES + secret.length)
              .put(KEY_ID)
              .put(nonce)
              .put(secret)
              .array(),
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
      var nonce = Arrays.copyOfRange(ciphertext, 1, 1 + NONCE_BYTES);
      int from = 1 + NONCE_BYTES;
      var plain =
          cipher(Cipher.DECRYPT_MODE, nonce).doFinal(ciphertext, from, ciphertext.length - from);
      return new String(plain, StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A phone number cannot be opened with the present key", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  /** The number with its middle hidden, {@code 138****5678}. */
  public String mask(byte[] ciphertext) {
    var number = open(ciphertext);
    return number.substring(0, 3) + "****" + number.substring(number.length() - 4);
  }
}

package org.lvdao.account;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lvdao.platform.auth.Digests;
import org.lvdao.platform.seal.Seal;
import org.lvdao.platform.seal.SealingKeys;

/**
 * Keeps phone numbers unreadable in the database: sealed, and beside that an HMAC under another
 * key, by which equal numbers can be found without opening any.
 */
@Singleton
public class PhoneNumbers {
  /** A mainland mobile number. */
  public static final String MOBILE = "1[3-9]\\d{9}";

  private static final byte[] NO_CONTEXT = new byte[0];

  private final Seal seal;
  private final List<byte[]> indexKeys;

  PhoneNumbers(SealingKeys keys) {
    this.seal = keys.seal("");
    this.indexKeys = keys.indexKeys();
  }

  /**
   * What the database keeps of a number.
   *
   * @param indexes under which it may be found: the first is the one to keep, the others are those
   *     of keys before and after
   */
  public record Sealed(byte[] ciphertext, List<byte[]> indexes) {
    /** The one to keep. */
    public byte[] index() {
      return indexes.getFirst();
    }
  }

  /**
   * @param number 11 digits of a mainland mobile number
   */
  public Sealed seal(String number) {
    var plain = number.getBytes(StandardCharsets.US_ASCII);
    return new Sealed(
        seal.seal(plain, NO_CONTEXT),
        indexKeys.stream().map(key -> Digests.hmacSha256(key, plain)).toList());
  }

  /** Opens a sealed number; whoever calls this for a person records it in the audit log. */
  public String open(byte[] ciphertext) {
    return new String(seal.open(ciphertext, NO_CONTEXT), StandardCharsets.US_ASCII);
  }

  /** The number with its middle hidden, {@code 138****5678}. */
  public String mask(byte[] ciphertext) {
    var number = open(ciphertext);
    return number.substring(0, 3) + "****" + number.substring(number.length() - 4);
  }
}

package org.lvdao.account;

import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * Makes codes that people write down: capitals and digits of base32 (RFC 4648) in groups of four.
 */
@Singleton
public class RandomCodes {
  /** 8 characters, to be typed: nobody guesses them whose attempts are counted. */
  public static final int BITS_40 = 40;

  /** 16 characters: nobody guesses them, so a fast hash is enough to keep them. */
  static final int BITS_80 = 80;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_EACH = 5;

  private final SecureRandom random = new SecureRandom();

  byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /**
   * @param bits a multiple of 20, so that no group is short
   */
  public String next(int bits) {
    return base32(bytes(bits / Byte.SIZE)).replaceAll("(.{4})(?!$)", "$1-");
  }

  /** As it stands in {@code otpauth://} addresses; the length is a multiple of five bytes. */
  static String base32(byte[] bytes) {
    var number = new BigInteger(1, bytes);
    var text = new StringBuilder();
    for (int shift = bytes.length * Byte.SIZE - BITS_EACH; shift >= 0; shift -= BITS_EACH) {
      text.append(BASE32.charAt(number.shiftRight(shift).intValue() & 31));
    }
    return text.toString();
  }
}

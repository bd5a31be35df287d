package org.lvdao.household;

import java.security.SecureRandom;

/**
 * Numbers of cards (NFC or QR): 15 digits at random, which nobody guesses, and the check digit of
 * Luhn (ISO/IEC 7812-1 Annex B), by which a typing mistake is seen at once.
 */
final class CardNumbers {
  static final String PATTERN = "\\d{16}";
  private static final int DIGITS = 15;
  private static final SecureRandom RANDOM = new SecureRandom();

  private CardNumbers() {}

  static String next() {
    var digits = new StringBuilder();
    digits.append((char) ('1' + RANDOM.nextInt(9)));
    while (digits.length() < DIGITS) {
      digits.append((char) ('0' + RANDOM.nextInt(10)));
    }
    return digits.append((char) ('0' + (10 - sum(digits + "0") % 10) % 10)).toString();
  }

  static boolean isOne(String text) {
    return text.matches(PATTERN) && sum(text) % 10 == 0;
  }

  /** As people write it, with spaces or hyphens between the digits. */
  static String normal(String text) {
    return text.replaceAll("[\\s-]", "");
  }

  private static int sum(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum;
  }
}

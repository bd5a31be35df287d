package org.lvdao.photo;

import java.util.Arrays;

/**
 * A file in memory, read by offset; reading past its end is an {@link IndexOutOfBoundsException}.
 */
record Bytes(byte[] array) {
  int length() {
    return array.length;
  }

  int u8(int at) {
    return array[at] & 0xFF;
  }

  int u16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  /** Unsigned, most significant byte first. */
  long u32(int at) {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  int u16Little(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  int u24Little(int at) {
    return u16Little(at) | u8(at + 2) << 16;
  }

  long u32Little(int at) {
    return u24Little(at) | (long) u8(at + 3) << 24;
  }

  boolean startsWith(int at, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (at + i >= array.length || u8(at + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  boolean hasText(int at, String ascii) {
    return startsWith(at, ascii.chars().toArray());
  }

  /** Like {@link #hasText}, upper and lower case being the same. */
  boolean hasWord(int at, String lowerCase) {
    for (int i = 0; i < lowerCase.length(); i++) {
      if (at + i >= array.length
          || Character.toLowerCase((char) u8(at + i)) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  byte[] part(int from, int to) {
    if (from < 0 || from > to || to > array.length) {
      throw new IndexOutOfBoundsException("Beyond the end of the file");
    }
    return Arrays.copyOfRange(array, from, to);
  }
}

package org.lvdao.photo;

import org.lvdao.kernel.DomainError;

/**
 * Refuses pictures that are another kind of file as well. What is kept is encoded anew and so
 * cannot be one; such a file is refused because nobody's camera makes it.
 */
final class Disguise {
  /** PDF readers look for their mark this far. */
  private static final int PDF_MARK_WITHIN = 1024;

  /** ZIP readers look this far from the end: the end record and the longest comment. */
  private static final int ZIP_END_WITHIN = 22 + 65_535;

  private static final String[] WORDS = {
    "<html", "<script", "<!doctype", "<?php", "<svg", "<iframe", "%pdf-", "rar!\u001a\u0007"
  };

  private Disguise() {}

  /** Marks that other programs find wherever they stand. */
  static void refuseAnywhere(Bytes bytes) {
    for (int at = 0; at < Math.min(bytes.length(), PDF_MARK_WITHIN); at++) {
      refuseIf(bytes.hasText(at, "%PDF-"));
    }
    for (int at = Math.max(0, bytes.length() - ZIP_END_WITHIN); at + 22 <= bytes.length(); at++) {
      refuseIf(isZipEnd(bytes, at));
    }
  }

  /**
   * Marks in what follows the picture. Phones append harmless things there (a film, a second
   * picture, their own notes), which are dropped.
   */
  static void refuseAfter(Bytes bytes, int end) {
    refuseIf(bytes.hasText(end, "MZ") || bytes.hasText(end, "#!"));
    for (int at = end; at < bytes.length(); at++) {
      switch (bytes.u8(at)) {
        case 'P' -> refuseIf(isZipEntry(bytes, at));
        case '7' -> refuseIf(bytes.startsWith(at, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C));
        case 0x7F -> refuseIf(bytes.startsWith(at, 0x7F, 'E', 'L', 'F'));
        case '<', '%', 'R', 'r' -> refuseIf(isWord(bytes, at));
        default -> {}
      }
    }
  }

  /** A central directory on one disk, with a comment that ends inside the file. */
  private static boolean isZipEnd(Bytes bytes, int at) {
    return bytes.startsWith(at, 'P', 'K', 5, 6, 0, 0, 0, 0)
        && at + 22 + bytes.u16Little(at + 20) <= bytes.length();
  }

  /** A file header with a version and a method that exist, for four bytes alone come by chance. */
  private static boolean isZipEntry(Bytes bytes, int at) {
    return at + 30 <= bytes.length()
        && bytes.startsWith(at, 'P', 'K', 3, 4)
        && bytes.u16Little(at + 4) < 100
        && bytes.u16Little(at + 8) < 100;
  }

  private static boolean isWord(Bytes bytes, int at) {
    for (var word : WORDS) {
      if (bytes.hasWord(at, word)) {
        return true;
      }
    }
    return false;
  }

  private static void refuseIf(boolean found) {
    if (found) {
      throw DomainError.of(PhotoProblem.PHOTO_POLYGLOT);
    }
  }
}

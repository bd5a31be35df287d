package org.lvdao.photo;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The formats phones call "high efficiency", whatever the file is named. */
final class Heif {
  /** ISO 14496-12 file type brands registered for HEIF, HEIC and AVIF pictures. */
  private static final Set<String> BRANDS =
      Set.of(
          "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1",
          "heif", "avif", "avis");

  private Heif() {}

  static boolean is(Bytes bytes) {
    if (bytes.length() < 16 || !bytes.hasText(4, "ftyp")) {
      return false;
    }
    int end = (int) Math.min(bytes.length(), Math.min(bytes.u32(0), 256));
    for (int at = 8; at + 4 <= end; at += 4) {
      var brand = new String(bytes.array(), at, 4, StandardCharsets.US_ASCII);
      if (at != 12 && BRANDS.contains(brand)) { // at 12 stands the version
        return true;
      }
    }
    return false;
  }
}

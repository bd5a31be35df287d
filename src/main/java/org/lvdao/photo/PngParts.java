package org.lvdao.photo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;

/** Takes a PNG file (ISO 15948) apart. */
final class PngParts {
  private static final int SIGNATURE = 8;
  private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private PngParts() {}

  static PictureFile of(Bytes bytes) {
    var kept = new ByteArrayOutputStream(bytes.length());
    kept.write(bytes.array(), 0, SIGNATURE);
    byte[] exif = null;
    byte[] colours = null;
    int at = SIGNATURE;
    String type;
    do {
      int body = at + 8;
      long length = bytes.u32(at);
      if (length > bytes.length() - body - 4) {
        throw damaged();
      }
      int end = body + (int) length;
      type = new String(bytes.part(at + 4, body), StandardCharsets.ISO_8859_1);
      checkSum(bytes, at + 4, end);
      if (at == SIGNATURE) {
        header(bytes, type, body, end);
      }
      if (PICTURE.contains(type)) {
        kept.write(bytes.array(), at, end + 4 - at);
      } else if (type.equals("eXIf") && length <= PictureFile.MAX_EXIF_BYTES) {
        exif = bytes.part(body, end);
      } else if (type.equals("iCCP")) {
        colours = profile(bytes, body, end);
      }
      at = end + 4;
    } while (!type.equals("IEND"));
    Disguise.refuseAfter(bytes, at);
    int header = SIGNATURE + 8;
    return new PictureFile(
        PictureFile.Format.PNG,
        (int) bytes.u32(header),
        (int) bytes.u32(header + 4),
        bytes.u8(header + 8) == 16 ? 8 : 4,
        kept.toByteArray(),
        exif,
        colours);
  }

  private static void header(Bytes bytes, String type, int body, int end) {
    if (!type.equals("IHDR") || end - body != 13) {
      throw damaged();
    }
    long width = bytes.u32(body);
    long height = bytes.u32(body + 4);
    if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw damaged();
    }
    PictureFile.checkSize((int) width, (int) height);
  }

  private static void checkSum(Bytes bytes, int from, int to) {
    var sum = new CRC32();
    sum.update(bytes.array(), from, to - from);
    if (sum.getValue() != bytes.u32(to)) {
      throw damaged();
    }
  }

  /** A name, a zero, the method 0, then the profile deflated; never inflated past the limit. */
  private static byte @Nullable [] profile(Bytes bytes, int body, int end) {
    int at = body;
    while (at < end && bytes.u8(at) != 0) {
      at++;
    }
    var inflater = new Inflater();
    try {
      inflater.setInput(bytes.part(Math.min(at + 2, end), end));
      var profile = new byte[PictureFile.MAX_ICC_BYTES];
      int length = inflater.inflate(profile);
      return inflater.finished() ? Arrays.copyOf(profile, length) : null;
    } catch (DataFormatException unreadable) {
      return null;
    } finally {
      inflater.end();
    }
  }

  private static DomainError damaged() {
    return DomainError.of(PhotoProblem.PHOTO_DAMAGED);
  }
}

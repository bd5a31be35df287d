package org.lvdao.photo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;

/** Takes a WebP file (RFC 9649) apart. */
final class WebpParts {
  private static final int HEADER = 12;
  private static final int ALPHA_FLAG = 0x10;

  private final Bytes bytes;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private byte @Nullable [] exif;
  private byte @Nullable [] colours;
  private int width;
  private int height;
  private boolean pixels;

  private WebpParts(Bytes bytes) {
    this.bytes = bytes;
  }

  static PictureFile of(Bytes bytes) {
    return new WebpParts(bytes).read();
  }

  private PictureFile read() {
    long end = 8 + bytes.u32Little(4);
    if (end > bytes.length()) {
      throw damaged();
    }
    if (end < bytes.length()) {
      throw DomainError.of(PhotoProblem.PHOTO_POLYGLOT);
    }
    int at = HEADER;
    while (at + 8 <= bytes.length()) {
      long length = bytes.u32Little(at + 4);
      if (length > bytes.length() - at - 8) {
        throw damaged();
      }
      chunk(at, at + 8, at + 8 + (int) length);
      at += 8 + (int) (length + (length & 1));
    }
    if (!pixels) {
      throw damaged();
    }
    return new PictureFile(PictureFile.Format.WEBP, width, height, 4, picture(), exif, colours);
  }

  private void chunk(int at, int body, int end) {
    switch (new String(bytes.part(at, at + 4), StandardCharsets.ISO_8859_1)) {
      case "VP8X" -> {
        size(bytes.u24Little(body + 4) + 1, bytes.u24Little(body + 7) + 1);
        var chunk = bytes.part(at, end);
        chunk[8] &= ALPHA_FLAG; // what else it announces is left out
        keep(chunk);
      }
      case "VP8 " -> {
        if (!bytes.startsWith(body + 3, 0x9D, 0x01, 0x2A)) {
          throw damaged();
        }
        size(bytes.u16Little(body + 6) & 0x3FFF, bytes.u16Little(body + 8) & 0x3FFF);
        pixels(at, end);
      }
      case "VP8L" -> {
        long bits = bytes.u32Little(body + 1);
        size((int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1);
        pixels(at, end);
      }
      case "ALPH" -> keep(bytes.part(at, end));
      case "ICCP" -> {
        if (end - body <= PictureFile.MAX_ICC_BYTES) {
          colours = bytes.part(body, end);
        }
      }
      case "EXIF" -> exif(body, end);
      case "ANIM", "ANMF" -> throw DomainError.of(PhotoProblem.PHOTO_NOT_AN_IMAGE);
      default -> {}
    }
  }

  /** Canvas and picture must agree: the decoder makes room for the one and fills the other. */
  private void size(int newWidth, int newHeight) {
    if (width != 0 && (width != newWidth || height != newHeight)) {
      throw damaged();
    }
    PictureFile.checkSize(newWidth, newHeight, PhotoLimits.MAX_WEBP_PIXELS);
    width = newWidth;
    height = newHeight;
  }

  private void pixels(int at, int end) {
    if (pixels) {
      throw damaged();
    }
    pixels = true;
    keep(bytes.part(at, end));
  }

  /** Some programs put the JPEG preamble before the block. */
  private void exif(int body, int end) {
    int from = bytes.hasText(body, "Exif\0\0") ? body + 6 : body;
    if (from <= end && end - from <= PictureFile.MAX_EXIF_BYTES) {
      exif = bytes.part(from, end);
    }
  }

  private void keep(byte[] chunk) {
    kept.writeBytes(chunk);
    if (chunk.length % 2 == 1) {
      kept.write(0);
    }
  }

  private byte[] picture() {
    var out = ByteBuffer.allocate(HEADER + kept.size()).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + kept.size());
    out.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(kept.toByteArray());
    return out.array();
  }

  private static DomainError damaged() {
    return DomainError.of(PhotoProblem.PHOTO_DAMAGED);
  }
}

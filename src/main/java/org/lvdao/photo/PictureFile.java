package org.lvdao.photo;

import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;

/**
 * An uploaded file taken apart without decoding a pixel. Only the parts that make the picture reach
 * the decoder, so a bomb in a text block or a second file behind the picture never does.
 *
 * @param width pixels as stored, before the camera's orientation is applied
 * @param bytesPerPixel what a decoded pixel takes in memory, at most
 * @param picture the file again with nothing but header, tables and pixels
 * @param exif the TIFF block a camera wrote; null when there is none
 * @param colours the ICC profile of the pixels, unchecked; null when there is none or when the
 *     decoder applies it (CMYK)
 */
record PictureFile(
    Format format,
    int width,
    int height,
    int bytesPerPixel,
    byte[] picture,
    byte @Nullable [] exif,
    byte @Nullable [] colours) {
  /** Larger ones are left unread: real ones stay below 64 KiB. */
  static final int MAX_EXIF_BYTES = 1 << 20;

  /** Larger ones are left unread: the largest CMYK profiles in use have 3 MB. */
  static final int MAX_ICC_BYTES = 4 << 20;

  /** The largest side a JPEG can say; in other formats it would make a single row huge. */
  private static final int MAX_SIDE = 65_535;

  enum Format {
    JPEG,
    PNG,
    WEBP
  }

  /**
   * @throws DomainError of a {@link PhotoProblem}
   */
  static PictureFile of(byte[] file) {
    try {
      var bytes = new Bytes(file);
      Disguise.refuseAnywhere(bytes);
      if (bytes.startsWith(0, 0xFF, 0xD8, 0xFF)) {
        return JpegParts.of(bytes);
      }
      if (bytes.startsWith(0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
        return PngParts.of(bytes);
      }
      if (bytes.hasText(0, "RIFF") && bytes.hasText(8, "WEBP")) {
        return WebpParts.of(bytes);
      }
      throw DomainError.of(
          Heif.is(bytes) ? PhotoProblem.PHOTO_HEIC : PhotoProblem.PHOTO_NOT_AN_IMAGE);
    } catch (IndexOutOfBoundsException cutShort) {
      throw DomainError.of(PhotoProblem.PHOTO_DAMAGED);
    }
  }

  /** Refuses a picture too large to be decoded, by what its header says. */
  static void checkSize(int width, int height) {
    checkSize(width, height, PhotoLimits.MAX_PIXELS);
  }

  static void checkSize(int width, int height, int maxPixels) {
    if (width <= 0 || height <= 0) {
      throw DomainError.of(PhotoProblem.PHOTO_DAMAGED);
    }
    if ((long) width * height > maxPixels || Math.max(width, height) > MAX_SIDE) {
      throw DomainError.of(PhotoProblem.PHOTO_TOO_MANY_PIXELS)
          .with("megapixels", maxPixels / 1_000_000);
    }
  }

  /** Records print themselves into logs; this one holds a place and a time. */
  @Override
  public String toString() {
    return "PictureFile[%s %d×%d]".formatted(format, width, height);
  }
}

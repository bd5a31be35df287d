package org.lvdao.photo;

/**
 * A picture of which only pixels are left.
 *
 * @param width pixels of the picture held upright, before scaling
 * @param thumb the JPEG file of {@link Variant#THUMB}, and so on
 */
record CleanPicture(
    int width, int height, byte[] thumb, byte[] medium, byte[] large, CaptureHints hints) {
  byte[] file(Variant variant) {
    return switch (variant) {
      case THUMB -> thumb;
      case MEDIUM -> medium;
      case LARGE -> large;
    };
  }
}

package org.lvdao.photo;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;

/** Takes a JPEG file (ITU T.81) apart. */
final class JpegParts {
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int TABLES_QUANTISATION = 0xDB;
  private static final int TABLES_HUFFMAN = 0xC4;
  private static final int RESTART_INTERVAL = 0xDD;
  private static final String EXIF = "Exif\0\0";
  private static final String ICC = "ICC_PROFILE\0";

  /** Progressive cameras write about ten; each costs a pass over the whole picture. */
  private static final int MAX_SCANS = 64;

  private final Bytes bytes;
  private final ByteArrayOutputStream kept;
  private final Map<Integer, byte[]> icc = new TreeMap<>();
  private final ByteArrayOutputStream iccSegments = new ByteArrayOutputStream();
  private byte @Nullable [] exif;
  private int width;
  private int height;
  private int components;
  private int scans;

  private JpegParts(Bytes bytes) {
    this.bytes = bytes;
    this.kept = new ByteArrayOutputStream(bytes.length());
  }

  static PictureFile of(Bytes bytes) {
    return new JpegParts(bytes).read();
  }

  private PictureFile read() {
    keep(0, 2);
    int at = nextMarker(2);
    while (bytes.u8(at + 1) != END_OF_IMAGE) {
      at = nextMarker(segment(at));
    }
    keep(at, at + 2);
    if (components == 0 || scans == 0) {
      throw damaged();
    }
    Disguise.refuseAfter(bytes, at + 2);
    return new PictureFile(
        PictureFile.Format.JPEG, width, height, 4, picture(), exif, components == 3 ? icc() : null);
  }

  /** Handles the segment at the marker and says where the next marker is to be looked for. */
  private int segment(int at) {
    int marker = bytes.u8(at + 1);
    int body = at + 4;
    int end = at + 2 + bytes.u16(at + 2);
    if (end < body || end > bytes.length()) {
      throw damaged();
    }
    switch (marker) {
      case 0xC0, 0xC1, 0xC2 -> frame(body);
      case 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF ->
          throw DomainError.of(PhotoProblem.PHOTO_NOT_AN_IMAGE);
      case 0xE1 -> exif(body, end);
      case 0xE2 -> icc(at, body, end);
      case START_OF_SCAN -> end = scan(end);
      default -> {}
    }
    if (makesPicture(marker, body)) {
      keep(at, end);
    }
    return end;
  }

  private boolean makesPicture(int marker, int body) {
    return switch (marker) {
      case 0xC0, 0xC1, 0xC2 -> true;
      case TABLES_HUFFMAN, TABLES_QUANTISATION, RESTART_INTERVAL, START_OF_SCAN -> true;
      // These two say whether the components are RGB, YCbCr, CMYK or YCCK.
      case 0xE0 -> bytes.hasText(body, "JFIF\0");
      case 0xEE -> bytes.hasText(body, "Adobe");
      default -> false;
    };
  }

  private void frame(int body) {
    if (components != 0) {
      throw damaged();
    }
    if (bytes.u8(body) != 8) {
      throw DomainError.of(PhotoProblem.PHOTO_NOT_AN_IMAGE);
    }
    height = bytes.u16(body + 1);
    width = bytes.u16(body + 3);
    components = bytes.u8(body + 5);
    PictureFile.checkSize(width, height);
  }

  /** Passes over entropy-coded data, in which 0xFF is followed by 0 or a restart marker. */
  private int scan(int from) {
    if (++scans > MAX_SCANS || components == 0) {
      throw damaged();
    }
    int at = from;
    while (true) {
      if (bytes.u8(at) == 0xFF) {
        int next = bytes.u8(at + 1);
        if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
          return at;
        }
      }
      at++;
    }
  }

  private void exif(int body, int end) {
    if (exif == null && bytes.hasText(body, EXIF)) {
      exif = bytes.part(body + EXIF.length(), end);
    }
  }

  private void icc(int at, int body, int end) {
    int head = body + ICC.length() + 2;
    if (bytes.hasText(body, ICC) && head <= end) {
      icc.put(bytes.u8(head - 2), bytes.part(head, end));
      iccSegments.writeBytes(bytes.part(at, end));
    }
  }

  private byte @Nullable [] icc() {
    var profile = new ByteArrayOutputStream();
    icc.values().forEach(profile::writeBytes);
    return profile.size() == 0 || profile.size() > PictureFile.MAX_ICC_BYTES
        ? null
        : profile.toByteArray();
  }

  /** The decoder itself needs the profile of a CMYK picture, to make RGB of it. */
  private byte[] picture() {
    var whole = kept.toByteArray();
    if (components != 4 || iccSegments.size() == 0) {
      return whole;
    }
    var out = new ByteArrayOutputStream(whole.length + iccSegments.size());
    out.write(whole, 0, 2);
    out.writeBytes(iccSegments.toByteArray());
    out.writeBytes(Arrays.copyOfRange(whole, 2, whole.length));
    return out.toByteArray();
  }

  /** Bytes between segments belong to none; fill bytes 0xFF may precede a marker. */
  private int nextMarker(int from) {
    int at = from;
    while (bytes.u8(at) != 0xFF || bytes.u8(at + 1) == 0xFF || bytes.u8(at + 1) == 0) {
      at++;
    }
    return at;
  }

  private void keep(int from, int to) {
    kept.write(bytes.array(), from, to - from);
  }

  private static DomainError damaged() {
    return DomainError.of(PhotoProblem.PHOTO_DAMAGED);
  }
}

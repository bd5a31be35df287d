package org.lvdao.photo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Makes real picture files, good and bad. */
final class Pictures {
  static final Color RED = new Color(220, 40, 40);
  static final Color GREEN = new Color(40, 180, 60);
  static final Color BLUE = new Color(40, 60, 200);
  static final Color YELLOW = new Color(230, 200, 40);

  private Pictures() {}

  static byte[] resource(String name) {
    try (var in = Pictures.class.getResourceAsStream("/photos/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Red and green above blue and yellow. */
  static BufferedImage quarters(int width, int height, int type) {
    var image = new BufferedImage(width, height, type);
    var graphics = image.createGraphics();
    Color[] colours = {RED, GREEN, BLUE, YELLOW};
    for (int i = 0; i < 4; i++) {
      graphics.setColor(colours[i]);
      graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2 + 1, height / 2 + 1);
    }
    graphics.dispose();
    return image;
  }

  static byte[] jpeg(int width, int height) {
    return encoded(quarters(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
  }

  static byte[] png(int width, int height) {
    return encoded(quarters(width, height, BufferedImage.TYPE_3BYTE_BGR), "png");
  }

  static byte[] encoded(BufferedImage image, String format) {
    var out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("No writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static BufferedImage decoded(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a segment right behind the start of a JPEG file. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
    var out = ByteBuffer.allocate(jpeg.length + body.length + 4);
    out.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) marker).putShort((short) (body.length + 2));
    return out.put(body).put(jpeg, 2, jpeg.length - 2).array();
  }

  static byte[] withExif(byte[] jpeg, byte[] tiff) {
    return withSegment(jpeg, 0xE1, joined(ascii("Exif\0\0"), tiff));
  }

  static byte[] withIcc(byte[] jpeg, byte[] profile) {
    return withSegment(jpeg, 0xE2, joined(ascii("ICC_PROFILE\0\1\1"), profile));
  }

  /** Overwrites the size in the frame header, so that the header alone speaks of a huge picture. */
  static byte[] withJpegSize(byte[] jpeg, int width, int height) {
    var changed = jpeg.clone();
    for (int at = 2; ; at += 2 + ByteBuffer.wrap(changed).getShort(at + 2)) {
      int marker = changed[at + 1] & 0xFF;
      if (marker == 0xC0 || marker == 0xC2) {
        ByteBuffer.wrap(changed).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
        return changed;
      }
    }
  }

  static byte[] chunk(String type, byte[] body) {
    var sum = new CRC32();
    sum.update(ascii(type));
    sum.update(body);
    return ByteBuffer.allocate(body.length + 12)
        .putInt(body.length)
        .put(ascii(type))
        .put(body)
        .putInt((int) sum.getValue())
        .array();
  }

  /** Puts a chunk right behind the header of a PNG file. */
  static byte[] withChunk(byte[] png, String type, byte[] body) {
    return joined(
        Arrays.copyOf(png, 33), chunk(type, body), Arrays.copyOfRange(png, 33, png.length));
  }

  /** A PNG file that says the size and holds nearly nothing. */
  static byte[] pngBomb(int width, int height) {
    var header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0});
    var signature = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    return joined(
        signature,
        chunk("IHDR", header.array()),
        chunk("IDAT", deflatedZeros(1000)),
        chunk("IEND", new byte[0]));
  }

  static byte[] deflatedZeros(long count) {
    var out = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
      var zeros = new byte[1 << 20];
      for (long left = count; left > 0; left -= zeros.length) {
        deflater.write(zeros, 0, (int) Math.min(left, zeros.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] deflated(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** An ICC profile (ISO 15076-1) of the Display P3 primaries, with a plain gamma curve. */
  static byte[] displayP3(double gamma) {
    double[][] primaries = {
      {0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}
    };
    var tags = new String[] {"rXYZ", "gXYZ", "bXYZ", "wtpt", "rTRC", "gTRC", "bTRC"};
    int data = 128 + 4 + tags.length * 12;
    int size = data + 4 * 20 + 16;
    var out = ByteBuffer.allocate(size);
    out.putInt(0, size).putInt(8, 0x02400000);
    out.position(12);
    out.put(ascii("mntrRGB XYZ "));
    out.put(36, ascii("acsp"));
    xyz(out, 68, 0.9642, 1, 0.8249);
    out.position(128);
    out.putInt(tags.length);
    for (int i = 0; i < tags.length; i++) {
      out.put(ascii(tags[i])).putInt(data + Math.min(i, 4) * 20).putInt(i < 4 ? 20 : 14);
    }
    for (int i = 0; i < 4; i++) {
      out.put(data + i * 20, ascii("XYZ "));
      double[] v = i < 3 ? primaries[i] : new double[] {0.9642, 1, 0.8249};
      xyz(out, data + i * 20 + 8, v[0], v[1], v[2]);
    }
    out.put(data + 80, ascii("curv")).putInt(data + 88, 1);
    out.putShort(data + 92, (short) Math.round(gamma * 256));
    return out.array();
  }

  private static void xyz(ByteBuffer out, int at, double... values) {
    for (int i = 0; i < 3; i++) {
      out.putInt(at + 4 * i, (int) Math.round(values[i] * 65536));
    }
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** The TIFF block a camera writes: orientation, time, place, its own notes and a thumbnail. */
  static byte[] exif(int orientation, String time, String offset) {
    var out = new ByteArrayOutputStream();
    try (var tiff = new DataOutputStream(out)) {
      tiff.writeBytes("MM\0*");
      tiff.writeInt(8);
      int subIfd = 8 + 2 + 4 * 12 + 4;
      int texts = subIfd + 2 + 3 * 12 + 4;
      int gps = texts + 20 + 8 + 32;
      tiff.writeShort(4);
      entry(tiff, 0x010F, 2, 4, 0x4C656900); // Make: "Lei"
      entry(tiff, 0x0112, 3, 1, orientation << 16);
      entry(tiff, 0x8769, 4, 1, subIfd);
      entry(tiff, 0x8825, 4, 1, gps);
      tiff.writeInt(0);
      tiff.writeShort(3);
      entry(tiff, 0x9003, 2, 20, texts);
      entry(tiff, 0x9011, 2, 7, texts + 20);
      entry(tiff, 0x927C, 7, 32, texts + 28);
      tiff.writeInt(0);
      tiff.write(Arrays.copyOf(ascii(time), 20));
      tiff.write(Arrays.copyOf(ascii(offset), 8));
      tiff.write(Arrays.copyOf(ascii("secret-maker-note"), 32));
      int degrees = gps + 2 + 4 * 12 + 4;
      tiff.writeShort(4);
      entry(tiff, 1, 2, 2, 'N' << 24);
      entry(tiff, 2, 5, 3, degrees);
      entry(tiff, 3, 2, 2, 'E' << 24);
      entry(tiff, 4, 5, 3, degrees + 24);
      tiff.writeInt(0);
      for (int value : new int[] {36, 1, 40, 1, 3036, 100, 117, 1, 0, 1, 324, 100}) {
        tiff.writeInt(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void entry(DataOutputStream tiff, int tag, int type, int count, int value)
      throws IOException {
    tiff.writeShort(tag);
    tiff.writeShort(type);
    tiff.writeInt(count);
    tiff.writeInt(value);
  }
}

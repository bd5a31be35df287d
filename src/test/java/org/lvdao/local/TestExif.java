package org.lvdao.local;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a phone writes into a photo, as the bytes of an EXIF segment (Exif 2.32: a big-endian TIFF
 * with the directories IFD0, Exif and GPS).
 *
 * @param orientation 1 to 8; null leaves it out
 * @param takenAt wall clock of the phone; null leaves it out
 * @param offset such as {@code +08:00}; null leaves it out, as older phones do
 * @param lat degrees, positive to the north; null leaves the position out
 * @param lon degrees, positive to the east
 */
public record TestExif(
    @Nullable Integer orientation,
    @Nullable LocalDateTime takenAt,
    @Nullable String offset,
    @Nullable Double lat,
    @Nullable Double lon) {
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");

  public static final TestExif NONE = new TestExif(null, null, null, null, null);

  public TestExif orientation(int value) {
    return new TestExif(value, takenAt, offset, lat, lon);
  }

  public TestExif takenAt(LocalDateTime time, @Nullable String zone) {
    return new TestExif(orientation, time, zone, lat, lon);
  }

  public TestExif at(double latitude, double longitude) {
    return new TestExif(orientation, takenAt, offset, latitude, longitude);
  }

  /** The JPEG with this segment right behind its first marker. */
  public byte[] into(byte[] jpeg) {
    var tiff = tiff();
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    var length = 2 + 6 + tiff.length;
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
    out.writeBytes(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    out.writeBytes(tiff);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private record Entry(int tag, int type, int count, byte[] value) {}

  private byte[] tiff() {
    var exif = exifEntries();
    var gps = gpsEntries();
    var main = mainEntries();
    var mainCount = main.size() + (exif.isEmpty() ? 0 : 1) + (gps.isEmpty() ? 0 : 1);
    // Offsets count from the TIFF header: 8 bytes, then IFD0 with its values, Exif, GPS.
    var exifAt = 8 + size(main) + 12 * (mainCount - main.size());
    var gpsAt = exifAt + (exif.isEmpty() ? 0 : size(exif));
    if (!exif.isEmpty()) {
      main.add(number(0x8769, LONG, exifAt));
    }
    if (!gps.isEmpty()) {
      main.add(number(0x8825, LONG, gpsAt));
    }
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    out.writeBytes(directory(main, 8));
    if (!exif.isEmpty()) {
      out.writeBytes(directory(exif, exifAt));
    }
    if (!gps.isEmpty()) {
      out.writeBytes(directory(gps, gpsAt));
    }
    return out.toByteArray();
  }

  private List<Entry> mainEntries() {
    var entries = new ArrayList<Entry>();
    entries.add(text(0x010F, "Lvdao Phones"));
    entries.add(text(0x0110, "Test 1"));
    if (orientation != null) {
      entries.add(number(0x0112, SHORT, orientation));
    }
    return entries;
  }

  private List<Entry> exifEntries() {
    var entries = new ArrayList<Entry>();
    if (takenAt != null) {
      entries.add(text(0x9003, TIME.format(takenAt)));
      if (offset != null) {
        entries.add(text(0x9011, offset));
      }
    }
    return entries;
  }

  private List<Entry> gpsEntries() {
    var entries = new ArrayList<Entry>();
    if (lat != null && lon != null) {
      entries.add(text(1, lat < 0 ? "S" : "N"));
      entries.add(degrees(2, lat));
      entries.add(text(3, lon < 0 ? "W" : "E"));
      entries.add(degrees(4, lon));
    }
    return entries;
  }

  private static Entry text(int tag, String text) {
    var bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    return new Entry(tag, ASCII, bytes.length, bytes);
  }

  private static Entry number(int tag, int type, int value) {
    var bytes = ByteBuffer.allocate(4);
    if (type == SHORT) {
      bytes.putShort((short) value);
    } else {
      bytes.putInt(value);
    }
    return new Entry(tag, type, 1, bytes.array());
  }

  /** Degrees, minutes and seconds as three rationals, the seconds to a ten-thousandth (3 mm). */
  private static Entry degrees(int tag, double value) {
    var parts = Math.round(Math.abs(value) * 3_600 * 10_000);
    var bytes = ByteBuffer.allocate(24);
    bytes.putInt((int) (parts / 36_000_000)).putInt(1);
    bytes.putInt((int) (parts / 600_000 % 60)).putInt(1);
    bytes.putInt((int) (parts % 600_000)).putInt(10_000);
    return new Entry(tag, RATIONAL, 3, bytes.array());
  }

  private static int size(List<Entry> entries) {
    return 2 + 12 * entries.size() + 4 + entries.stream().mapToInt(TestExif::outside).sum();
  }

  /** Bytes of the value that do not fit into the entry's own four, padded to an even number. */
  private static int outside(Entry entry) {
    var length = entry.value().length;
    return length <= 4 ? 0 : length + length % 2;
  }

  private static byte[] directory(List<Entry> entries, int at) {
    var bytes = ByteBuffer.allocate(size(entries));
    var behind = at + 2 + 12 * entries.size() + 4;
    bytes.putShort((short) entries.size());
    for (var entry : entries) {
      bytes.putShort((short) entry.tag()).putShort((short) entry.type()).putInt(entry.count());
      var place = bytes.position();
      if (outside(entry) == 0) {
        bytes.put(entry.value());
      } else {
        bytes.putInt(behind);
        bytes.position(behind - at).put(entry.value());
        behind += outside(entry);
      }
      bytes.position(place + 4);
    }
    return bytes.array();
  }
}

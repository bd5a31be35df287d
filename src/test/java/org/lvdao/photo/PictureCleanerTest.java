package org.lvdao.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lvdao.photo.Pictures.BLUE;
import static org.lvdao.photo.Pictures.GREEN;
import static org.lvdao.photo.Pictures.RED;
import static org.lvdao.photo.Pictures.YELLOW;

import com.drew.imaging.ImageMetadataReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureCleanerTest {
  /** How the four quarters lie when the picture is held upright, by EXIF orientation. */
  static final List<List<Color>> UPRIGHT =
      List.of(
          List.of(RED, GREEN, BLUE, YELLOW),
          List.of(GREEN, RED, YELLOW, BLUE),
          List.of(YELLOW, BLUE, GREEN, RED),
          List.of(BLUE, YELLOW, RED, GREEN),
          List.of(RED, BLUE, GREEN, YELLOW),
          List.of(BLUE, RED, YELLOW, GREEN),
          List.of(YELLOW, GREEN, BLUE, RED),
          List.of(GREEN, YELLOW, RED, BLUE));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_picture_is_turned_the_way_the_camera_was_held(int orientation) {
    var exif = Pictures.exif(orientation, "2026:11:20 08:30:15", "+08:00");

    var clean = PictureCleaner.clean(Pictures.withExif(Pictures.jpeg(640, 400), exif));

    boolean turned = orientation >= 5;
    assertThat(clean.width()).isEqualTo(turned ? 400 : 640);
    assertThat(clean.height()).isEqualTo(turned ? 640 : 400);
    for (var variant : Variant.values()) {
      var image = Pictures.decoded(clean.file(variant));
      assertThat(image.getWidth() > image.getHeight()).isEqualTo(!turned);
      assertQuarters(image, UPRIGHT.get(orientation - 1));
    }
  }

  @Test
  void variants_are_as_large_as_they_say_and_never_enlarged() {
    var large = PictureCleaner.clean(Pictures.jpeg(4000, 3000));
    assertSize(large.thumb(), 320, 240);
    assertSize(large.medium(), 1280, 960);
    assertSize(large.large(), 2048, 1536);
    assertThat(large.width()).isEqualTo(4000);
    assertThat(large.height()).isEqualTo(3000);
    assertQuarters(Pictures.decoded(large.large()), UPRIGHT.getFirst());

    var small = PictureCleaner.clean(Pictures.jpeg(500, 100));
    assertSize(small.thumb(), 320, 64);
    assertSize(small.medium(), 500, 100);
    assertSize(small.large(), 500, 100);

    var thin = PictureCleaner.clean(Pictures.png(6000, 2));
    assertSize(thin.thumb(), 320, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "everything.jpg",
        "exif.png",
        "exif.webp",
        "lossy.webp",
        "lossless.webp",
        "cmyk.jpg",
        "progressive.jpg"
      })
  void files_of_every_format_keep_their_colours_and_nothing_else(String name) throws Exception {
    var clean = PictureCleaner.clean(Pictures.resource(name));

    var quarters =
        switch (name) {
          case "everything.jpg" -> UPRIGHT.get(5);
          case "exif.png" -> UPRIGHT.get(2);
          case "exif.webp" -> UPRIGHT.get(7);
          default -> UPRIGHT.getFirst();
        };
    for (var variant : Variant.values()) {
      assertQuarters(Pictures.decoded(clean.file(variant)), quarters);
      assertNothingButPixels(clean.file(variant));
    }
  }

  @Test
  void nothing_a_camera_or_a_program_wrote_is_left() throws Exception {
    var file =
        Pictures.withExif(Pictures.jpeg(640, 400), Pictures.exif(6, "2026:11:20 08:30:15", ""));
    file = Pictures.withSegment(file, 0xFE, Pictures.ascii("secret-comment"));
    file = Pictures.withSegment(file, 0xED, Pictures.ascii("Photoshop 3.0\0secret-iptc"));
    file =
        Pictures.withSegment(
            file, 0xE1, Pictures.ascii("http://ns.adobe.com/xap/1.0/\0secret-xmp"));
    file = Pictures.withIcc(file, Pictures.displayP3(2.2));
    file = Pictures.joined(file, Pictures.jpeg(100, 100), Pictures.ascii("secret-trailer"));

    var clean = PictureCleaner.clean(file);

    for (var variant : Variant.values()) {
      assertNothingButPixels(clean.file(variant));
    }
  }

  @Test
  void place_and_time_are_read_before_they_are_thrown_away() {
    var hints = PictureCleaner.clean(Pictures.resource("everything.jpg")).hints();

    assertThat(hints.position().lat()).isEqualTo(36.6751, within(1e-6));
    assertThat(hints.position().lon()).isEqualTo(117.0009, within(1e-6));
    assertThat(hints.position().datum()).isEqualTo("WGS84");
    assertThat(hints.capturedAt()).isEqualTo(OffsetDateTime.parse("2026-11-20T08:30:15+08:00"));
    assertThat(hints.toString()).doesNotContain("36").doesNotContain("2026");
  }

  @ParameterizedTest
  @CsvSource({
    "2026:11:20 08:30:15, '',     2026-11-20T08:30:15+08:00",
    "2026:11:20 08:30:15, +05:30, 2026-11-20T08:30:15+05:30",
    "0000:00:00 00:00:00, '',     ",
    "yesterday,           '',     "
  })
  void a_time_without_offset_is_chinese_and_a_nonsense_time_is_none(
      String time, String offset, OffsetDateTime expected) {
    assertThat(CameraNotes.read(Pictures.exif(1, time, offset)).capturedAt()).isEqualTo(expected);
  }

  @Test
  void a_picture_without_notes_suggests_nothing() {
    assertThat(PictureCleaner.clean(Pictures.jpeg(64, 64)).hints()).isEqualTo(CaptureHints.NONE);
    assertThat(CameraNotes.read(new byte[] {'M', 'M', 0, 42, -1, -1, -1, -1}))
        .isEqualTo(CaptureHints.NONE);
  }

  @Test
  void display_p3_becomes_srgb() {
    // Green (60, 180, 70) of Display P3 lies at about (0, 183, 49) in sRGB (CSS Color 4).
    var image = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(60, 180, 70));
    graphics.fillRect(0, 0, 64, 64);
    graphics.dispose();
    var profile = Pictures.displayP3(2.2);
    var jpeg = Pictures.withIcc(Pictures.encoded(image, "jpeg"), profile);
    var png =
        Pictures.withChunk(
            Pictures.encoded(image, "png"),
            "iCCP",
            Pictures.joined(Pictures.ascii("P3\0\0"), Pictures.deflated(profile)));

    for (var file : List.of(jpeg, png)) {
      var colour = new Color(Pictures.decoded(PictureCleaner.clean(file).large()).getRGB(32, 32));
      assertThat(colour.getRed()).isBetween(0, 12);
      assertThat(colour.getGreen()).isBetween(180, 186);
      assertThat(colour.getBlue()).isBetween(44, 58);
    }
  }

  @Test
  void a_broken_profile_changes_nothing() {
    var file = Pictures.withIcc(Pictures.jpeg(64, 64), Pictures.ascii("x".repeat(300)));

    assertQuarters(Pictures.decoded(PictureCleaner.clean(file).large()), UPRIGHT.getFirst());
  }

  @Test
  void what_is_transparent_becomes_white() {
    var image = Pictures.quarters(3000, 100, BufferedImage.TYPE_4BYTE_ABGR);
    for (int y = 0; y < 100; y++) {
      for (int x = 0; x < 1500; x++) {
        image.setRGB(x, y, 0);
      }
    }
    var large = Pictures.decoded(PictureCleaner.clean(Pictures.encoded(image, "png")).large());
    assertColour(large, 0.25, 0.25, Color.WHITE);
    assertColour(large, 0.75, 0.25, GREEN);

    var webp = Pictures.decoded(PictureCleaner.clean(Pictures.resource("alpha.webp")).large());
    assertColour(webp, 0.25, 0.5, RED);
    assertColour(webp, 0.75, 0.5, Color.WHITE);
  }

  @ParameterizedTest
  @CsvSource({
    "10, jpeg",
    "10, png",
    "11, png",
  })
  // 10 is BufferedImage.TYPE_BYTE_GRAY, 11 TYPE_USHORT_GRAY.
  void grey_stays_as_dark_as_it_was(int type, String format) {
    var image = new BufferedImage(64, 64, type);
    boolean wide = image.getSampleModel().getSampleSize(0) == 16;
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        image.getRaster().setSample(x, y, 0, wide ? 100 * 257 : 100);
      }
    }
    var large = Pictures.decoded(PictureCleaner.clean(Pictures.encoded(image, format)).large());
    assertColour(large, 0.5, 0.5, new Color(100, 100, 100));
  }

  @Test
  void grey_with_transparency_stays_as_dark_as_it_was() {
    // Grey 100 opaque, then grey 0 wholly transparent.
    var rows = new byte[64 * (1 + 64 * 2)];
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 32; x++) {
        rows[y * 129 + 1 + 2 * x] = 100;
        rows[y * 129 + 2 + 2 * x] = (byte) 255;
      }
    }
    var header = ByteBuffer.allocate(13).putInt(64).putInt(64).put(new byte[] {8, 4, 0, 0, 0});
    var png =
        Pictures.joined(
            Arrays.copyOf(Pictures.png(1, 1), 8),
            Pictures.chunk("IHDR", header.array()),
            Pictures.chunk("IDAT", Pictures.deflated(rows)),
            Pictures.chunk("IEND", new byte[0]));

    var large = Pictures.decoded(PictureCleaner.clean(png).large());

    assertColour(large, 0.25, 0.5, new Color(100, 100, 100));
    assertColour(large, 0.75, 0.5, Color.WHITE);
  }

  @Test
  void a_palette_png_keeps_its_colours() {
    var file =
        Pictures.encoded(Pictures.quarters(600, 400, BufferedImage.TYPE_BYTE_INDEXED), "png");

    var image = Pictures.decoded(PictureCleaner.clean(file).large());

    // The palette of the JDK is coarse.
    assertThat(new Color(image.getRGB(150, 100)).getRed()).isGreaterThan(180);
    assertThat(new Color(image.getRGB(450, 100)).getGreen()).isGreaterThan(140);
  }

  @ParameterizedTest
  @CsvSource({"4000,3000,1", "6000,4000,1", "8160,6120,2", "9000,6666,2", "60000,1000,2"})
  void large_pictures_are_thinned_out_while_they_are_read(int width, int height, int every) {
    var file = new PictureFile(PictureFile.Format.JPEG, width, height, 4, new byte[0], null, null);

    assertThat(PictureDecoder.every(file)).isEqualTo(every);
  }

  static void assertNothingButPixels(byte[] file) throws Exception {
    var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
    assertThat(metadata.getDirectories())
        .extracting(directory -> directory.getName())
        .containsOnly("JPEG", "JFIF", "Huffman", "File Type");
    var text = new String(file, StandardCharsets.ISO_8859_1);
    assertThat(text)
        .doesNotContainIgnoringCase("secret")
        .doesNotContain("Exif")
        .doesNotContain("ICC_PROFILE")
        .doesNotContain("ns.adobe.com")
        .doesNotContain("Photoshop")
        .doesNotContain("HUAWEI");
    assertThat(text.indexOf("\u00FF\u00D8", 2)).as("embedded picture").isEqualTo(-1);
    assertThat(text).endsWith("\u00FF\u00D9");
  }

  private static void assertSize(byte[] file, int width, int height) {
    var image = Pictures.decoded(file);
    assertThat(List.of(image.getWidth(), image.getHeight())).isEqualTo(List.of(width, height));
  }

  private static void assertQuarters(BufferedImage image, List<Color> expected) {
    for (int i = 0; i < 4; i++) {
      assertColour(image, 0.25 + 0.5 * (i % 2), 0.25 + 0.5 * (i / 2), expected.get(i));
    }
  }

  private static void assertColour(BufferedImage image, double x, double y, Color expected) {
    var rgb = new Color(image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())));
    assertThat(
            Math.max(
                Math.abs(rgb.getRed() - expected.getRed()),
                Math.max(
                    Math.abs(rgb.getGreen() - expected.getGreen()),
                    Math.abs(rgb.getBlue() - expected.getBlue()))))
        .as("%s where %s was expected", rgb, expected)
        .isLessThan(14);
  }
}

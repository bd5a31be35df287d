package org.lvdao.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lvdao.photo.Pictures.ascii;
import static org.lvdao.photo.Pictures.joined;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lvdao.kernel.DomainError;

class PictureFileTest {
  private static final byte[] JPEG = Pictures.jpeg(320, 200);
  private static final byte[] PNG = Pictures.png(320, 200);

  @Test
  void a_phone_set_to_high_efficiency_is_told_so_whatever_the_file_is_named() {
    assertRefused(Pictures.resource("phone.heic"), PhotoProblem.PHOTO_HEIC);
    for (var brand : new String[] {"heic", "heix", "mif1", "avif", "msf1"}) {
      var head = joined(new byte[] {0, 0, 0, 24}, ascii("ftyp" + brand), new byte[100]);
      assertRefused(head, PhotoProblem.PHOTO_HEIC);
    }
  }

  @Test
  void other_files_are_no_images() {
    assertRefused(new byte[0], PhotoProblem.PHOTO_NOT_AN_IMAGE);
    assertRefused(ascii("GIF89a" + "x".repeat(100)), PhotoProblem.PHOTO_NOT_AN_IMAGE);
    assertRefused(ascii("BM" + "x".repeat(100)), PhotoProblem.PHOTO_NOT_AN_IMAGE);
    assertRefused(ascii("II*\0" + "x".repeat(100)), PhotoProblem.PHOTO_NOT_AN_IMAGE);
    assertRefused(ascii("<html><body>"), PhotoProblem.PHOTO_NOT_AN_IMAGE);
    assertRefused(ascii("\0\0\0\30ftypisom" + "\0".repeat(50)), PhotoProblem.PHOTO_NOT_AN_IMAGE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 0.3, 0.5, 0.9, 0.99})
  void a_file_cut_short_is_damaged(double part) {
    for (var whole :
        new byte[][] {
          JPEG, PNG, Pictures.resource("lossy.webp"), Pictures.resource("progressive.jpg")
        }) {
      var cut = Arrays.copyOf(whole, Math.max(16, (int) (whole.length * part)));
      assertRefused(cut, PhotoProblem.PHOTO_DAMAGED);
    }
    assertRefused(Arrays.copyOf(JPEG, JPEG.length - 2), PhotoProblem.PHOTO_DAMAGED);
  }

  @Test
  void a_jpeg_whose_pixels_end_early_is_damaged_although_the_decoder_only_warns() {
    var noisy = noisyJpeg();
    var cut = joined(Arrays.copyOf(noisy, noisy.length / 2), new byte[] {(byte) 0xFF, (byte) 0xD9});

    assertRefused(cut, PhotoProblem.PHOTO_DAMAGED);
  }

  @Test
  void a_jpeg_with_a_torn_out_middle_is_damaged() {
    var noisy = noisyJpeg();
    int third = noisy.length / 3;
    var torn =
        joined(Arrays.copyOf(noisy, third), Arrays.copyOfRange(noisy, 2 * third, noisy.length));

    assertRefused(torn, PhotoProblem.PHOTO_DAMAGED);
  }

  @Test
  void a_png_with_a_flipped_bit_is_damaged() {
    var flipped = PNG.clone();
    flipped[flipped.length / 2] ^= 4;

    assertRefused(flipped, PhotoProblem.PHOTO_DAMAGED);
  }

  @Test
  void a_png_with_too_few_pixels_is_damaged() {
    assertRefused(Pictures.pngBomb(2000, 2000), PhotoProblem.PHOTO_DAMAGED);
  }

  @Test
  void pixels_are_counted_in_the_header_before_anything_is_decoded() {
    assertRefused(Pictures.withJpegSize(JPEG, 7811, 7810), PhotoProblem.PHOTO_TOO_MANY_PIXELS);
    assertRefused(Pictures.pngBomb(60_001, 1000), PhotoProblem.PHOTO_TOO_MANY_PIXELS);
    assertRefused(Pictures.pngBomb(200_000, 100), PhotoProblem.PHOTO_TOO_MANY_PIXELS);
    assertRefused(Pictures.pngBomb(Integer.MAX_VALUE, 1), PhotoProblem.PHOTO_TOO_MANY_PIXELS);
    assertThat(PictureFile.of(Pictures.withJpegSize(JPEG, 10_000, 6_000)).width())
        .isEqualTo(10_000);
  }

  @Test
  void a_webp_may_have_fewer_pixels() {
    assertThat(PictureFile.of(webp(5000, 3200)).width()).isEqualTo(5000);
    assertThatThrownBy(() -> PictureFile.of(webp(5001, 3200)))
        .isInstanceOfSatisfying(
            DomainError.class,
            refused -> {
              assertThat(refused.type()).isEqualTo(PhotoProblem.PHOTO_TOO_MANY_PIXELS);
              assertThat(refused.parameters()).containsEntry("megapixels", 16);
            });
  }

  /** A lossless one (RFC 9649, section 3.4) as far as its header goes. */
  private static byte[] webp(int width, int height) {
    return ByteBuffer.allocate(26)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(18)
        .put(ascii("WEBPVP8L"))
        .putInt(5)
        .put((byte) 0x2F)
        .putInt(width - 1 | height - 1 << 14)
        .array();
  }

  @Test
  @Timeout(240)
  void text_and_profile_bombs_are_never_inflated() {
    var gigabyte = joined(ascii("bomb\0\0"), Pictures.deflatedZeros(1L << 30));
    var png = Pictures.withChunk(Pictures.withChunk(PNG, "zTXt", gigabyte), "iCCP", gigabyte);

    assertThat(PictureFile.of(png).picture()).hasSameSizeAs(PNG);
    assertThat(PictureFile.of(png).colours()).isNull();
    assertThat(PictureCleaner.clean(png).width()).isEqualTo(320);
  }

  @Test
  @Timeout(240)
  void a_jpeg_with_endless_scans_is_refused() {
    var progressive = Pictures.resource("progressive.jpg");
    int scan = indexOf(progressive, 0xDA);
    int end = progressive.length - 2;
    var scans = Arrays.copyOfRange(progressive, scan, end);
    var out = new ByteArrayOutputStream();
    out.write(progressive, 0, end);
    for (int i = 0; i < 100; i++) {
      out.writeBytes(scans);
    }
    out.write(progressive, end, 2);

    assertRefused(out.toByteArray(), PhotoProblem.PHOTO_DAMAGED);
  }

  @Test
  void a_picture_that_is_a_zip_too_is_refused() throws Exception {
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("payload.class"));
      out.write(new byte[500]);
    }
    for (var picture : new byte[][] {JPEG, PNG, Pictures.resource("lossy.webp")}) {
      assertRefused(joined(picture, zip.toByteArray()), PhotoProblem.PHOTO_POLYGLOT);
    }
    var hidden = Pictures.withSegment(JPEG, 0xFE, zip.toByteArray());
    assertRefused(hidden, PhotoProblem.PHOTO_POLYGLOT);
  }

  @Test
  void a_picture_that_is_a_pdf_too_is_refused() {
    assertRefused(
        Pictures.withSegment(JPEG, 0xFE, ascii("%PDF-1.7 ...")), PhotoProblem.PHOTO_POLYGLOT);
    assertRefused(joined(PNG, ascii("%PDF-1.4")), PhotoProblem.PHOTO_POLYGLOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<HTML><body>", "\n<script>alert(1)</script>", "<?php system($_GET[0]);", "MZ\u0090\0",
        "#!/bin/sh", "\u007FELF\2", "Rar!\u001A\u0007\0", "7z\u00BC\u00AF'\u001C"
      })
  void a_picture_followed_by_a_program_a_page_or_an_archive_is_refused(String tail) {
    assertRefused(joined(JPEG, ascii(tail), new byte[50]), PhotoProblem.PHOTO_POLYGLOT);
    assertRefused(joined(PNG, ascii(tail), new byte[50]), PhotoProblem.PHOTO_POLYGLOT);
  }

  @Test
  void a_webp_of_another_length_than_it_says_is_refused() {
    var webp = Pictures.resource("lossy.webp");
    assertRefused(joined(webp, new byte[9]), PhotoProblem.PHOTO_POLYGLOT);
  }

  @Test
  void what_phones_append_is_dropped() {
    var film = joined(ascii("\0\0\0\30ftypmp42"), new byte[5000]);
    var samsung = ascii("\0\0\1\n\16\0\0\0Image_UTC_Data1700000000000SEFHk\0\0\0SEFT");
    for (var tail : new byte[][] {film, samsung, JPEG, new byte[4096]}) {
      var file = PictureFile.of(joined(JPEG, tail));
      assertThat(file.picture().length).isLessThanOrEqualTo(JPEG.length);
    }
  }

  /** Its decoder would take the bits after the end for zeros for ten minutes. */
  @Test
  @Timeout(240)
  void a_webp_that_its_decoder_reads_far_past_the_end_is_damaged() {
    var webp = Pictures.resource("lossless.webp");
    webp[35] = -57;
    webp[42] = -87;
    webp[46] = -18;

    assertRefused(webp, PhotoProblem.PHOTO_DAMAGED);
  }

  @Test
  void garbage_is_answered_with_a_problem_and_nothing_else() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var samples =
        new byte[][] {
          JPEG,
          PNG,
          Pictures.resource("lossy.webp"),
          Pictures.resource("lossless.webp"),
          Pictures.resource("exif.webp"),
          Pictures.resource("cmyk.jpg"),
          Pictures.resource("everything.jpg"),
          Pictures.resource("progressive.jpg")
        };
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      var file = samples[i % samples.length].clone();
      for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(PictureCleaner.clean(file).thumb()).isNotEmpty();
      } catch (DomainError problem) {
        refused++;
      } catch (Throwable other) {
        throw new AssertionError("seed " + seed + " file " + i, other);
      }
    }
    assertThat(refused).as("seed %d", seed).isBetween(50, 400);
  }

  private static byte[] noisyJpeg() {
    var image = Pictures.quarters(600, 400, java.awt.image.BufferedImage.TYPE_3BYTE_BGR);
    var random = new Random(7);
    for (int y = 0; y < 400; y++) {
      for (int x = 0; x < 600; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return Pictures.encoded(image, "jpeg");
  }

  private static int indexOf(byte[] jpeg, int marker) {
    for (int at = 2; ; at++) {
      if ((jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) == marker) {
        return at;
      }
    }
  }

  private static void assertRefused(byte[] file, PhotoProblem expected) {
    assertThatThrownBy(() -> PictureCleaner.clean(file))
        .isInstanceOfSatisfying(
            DomainError.class, problem -> assertThat(problem.type()).isEqualTo(expected));
  }
}

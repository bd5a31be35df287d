package org.lvdao.local;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Draws believable photos of dumped waste: a street, a wall, a heap of bags. Repeatable by seed.
 */
public final class TestPhotos {
  private TestPhotos() {}

  /** A JPEG without metadata. */
  public static byte[] jpeg(int width, int height, long seed) {
    return written(picture(width, height, seed), "jpeg");
  }

  /** A JPEG with EXIF, as a phone makes it. */
  public static byte[] jpeg(int width, int height, long seed, TestExif exif) {
    return exif.into(jpeg(width, height, seed));
  }

  public static byte[] png(int width, int height, long seed) {
    return written(picture(width, height, seed), "png");
  }

  /** A PNG with an alpha channel. */
  public static byte[] transparentPng(int width, int height, long seed) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var canvas = image.createGraphics();
    canvas.setColor(new Color(20, 120, 60, 128));
    canvas.fillOval(0, 0, width, height);
    heap(canvas, width, height, new Random(seed));
    canvas.dispose();
    return written(image, "png");
  }

  public static byte[] gif(int width, int height, long seed) {
    return written(picture(width, height, seed), "gif");
  }

  /** The header of a HEIC file, as an iPhone sends it when nobody converts. */
  public static byte[] heic() {
    var bytes = new byte[1024];
    var box = new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0};
    System.arraycopy(box, 0, bytes, 0, box.length);
    return bytes;
  }

  private static BufferedImage picture(int width, int height, long seed) {
    var random = new Random(seed);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    var horizon = height * (40 + random.nextInt(15)) / 100;
    canvas.setPaint(
        new GradientPaint(0, 0, new Color(140, 175, 205), 0, horizon, new Color(215, 222, 226)));
    canvas.fillRect(0, 0, width, horizon);
    canvas.setColor(new Color(150 + random.nextInt(60), 120, 95));
    canvas.fillRect(0, horizon / 2, width * 2 / 3, horizon - horizon / 2);
    canvas.setPaint(
        new GradientPaint(0, horizon, new Color(120, 118, 112), 0, height, new Color(70, 70, 72)));
    canvas.fillRect(0, horizon, width, height - horizon);
    heap(canvas, width, height, random);
    grain(image, random);
    canvas.dispose();
    return image;
  }

  private static void heap(Graphics2D canvas, int width, int height, Random random) {
    var bags = 12 + random.nextInt(20);
    for (int i = 0; i < bags; i++) {
      var size = Math.max(4, width / 16 + random.nextInt(Math.max(1, width / 8)));
      var x = width / 4 + random.nextInt(Math.max(1, width / 2)) - size / 2;
      var y = height * 55 / 100 + random.nextInt(Math.max(1, height / 4));
      canvas.setColor(
          new Color(30 + random.nextInt(180), 30 + random.nextInt(180), 30 + random.nextInt(180)));
      if (random.nextInt(3) == 0) {
        canvas.fillRect(x, y, size, size * 2 / 3);
      } else {
        canvas.fillOval(x, y, size, size * 3 / 4);
      }
      canvas.setColor(new Color(20, 20, 20, 140));
      canvas.setStroke(new BasicStroke(Math.max(1f, width / 500f)));
      canvas.drawArc(x, y, size, size * 3 / 4, random.nextInt(360), 120);
    }
  }

  /** Sensor noise, so that the file has the size of a photo rather than of a drawing. */
  private static void grain(BufferedImage image, Random random) {
    var dots = image.getWidth() * image.getHeight() / 12;
    for (int i = 0; i < dots; i++) {
      var x = random.nextInt(image.getWidth());
      var y = random.nextInt(image.getHeight());
      var change = random.nextInt(24);
      var rgb = image.getRGB(x, y);
      image.setRGB(
          x,
          y,
          Math.min(255, ((rgb >> 16) & 255) + change) << 16
              | Math.min(255, ((rgb >> 8) & 255) + change) << 8
              | Math.min(255, (rgb & 255) + change));
    }
  }

  private static byte[] written(BufferedImage image, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalStateException("no writer for " + format);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}

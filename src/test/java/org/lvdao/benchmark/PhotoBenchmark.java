package org.lvdao.benchmark;

import static org.lvdao.benchmark.ResultTable.number;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import org.lvdao.local.TestExif;
import org.lvdao.local.TestPhotos;
import org.lvdao.photo.PhotoCleaning;

/** A phone's photo made safe and small against the same sizes from the image library alone. */
final class PhotoBenchmark {
  private static final int WARM_UP = 4;
  private static final int ROUNDS = 11;
  private static final int[] SIDES = {2048, 1280, 320};

  private PhotoBenchmark() {}

  static void run(ResultTable table) throws IOException {
    var photo = TestPhotos.jpeg(4000, 3000, 1, TestExif.NONE.orientation(1).at(36.68, 116.98));
    var ours = new Figures();
    var library = new Figures();
    var ratios = new Figures();
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long began = System.nanoTime();
      PhotoCleaning.clean(photo);
      long between = System.nanoTime();
      library(photo);
      long ended = System.nanoTime();
      if (i >= 0) {
        ours.add((between - began) / 1e6);
        library.add((ended - between) / 1e6);
        ratios.add((double) (between - began) / (ended - between));
      }
    }
    table.add(
        "Clean a photo of 12 megapixels (%s MB)".formatted(number(photo.length / 1e6, 1)),
        number(ours.median(), 0) + " ms",
        "the same three files from ImageIO and Thumbnailator alone: "
            + number(library.median(), 0)
            + " ms",
        number(ratios.median(), 2) + " ×",
        "≤ 1.3 ×");
  }

  private static void library(byte[] photo) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(photo));
    for (int side : SIDES) {
      image = Thumbnails.of(image).size(side, side).asBufferedImage();
      Thumbnails.of(image)
          .scale(1)
          .outputFormat("jpg")
          .outputQuality(0.85)
          .toOutputStream(new ByteArrayOutputStream());
    }
  }
}

package org.lvdao.photo;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** Makes pixels of a picture file, in bounded memory. */
final class PictureDecoder {
  /** A 25-megapixel photo is held whole, a larger one thinned out while it is read. */
  private static final long MAX_HELD_BYTES = 100L << 20;

  /** Finds the decoder of the JDK, which it corrects and completes, only when registered. */
  private static final JPEGImageReaderSpi JPEG = registered(new JPEGImageReaderSpi());

  private PictureDecoder() {}

  /**
   * @return the pixels, at least {@link Variant#LARGE} in size or the whole picture; their colours
   *     are as written unless CMYK
   * @throws IOException the picture is damaged; so do some decoders say with a RuntimeException
   */
  static BufferedImage decode(PictureFile file) throws IOException {
    var reader = reader(file.format());
    var warnings = new ArrayList<String>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    try (var input = new PictureInput(file.picture())) {
      reader.setInput(input, true, false);
      if (reader.getWidth(0) != file.width() || reader.getHeight(0) != file.height()) {
        throw new IIOException("The header is not what the decoder reads");
      }
      var parameters = reader.getDefaultReadParam();
      int every = every(file);
      parameters.setSourceSubsampling(every, every, 0, 0);
      var image = reader.read(0, parameters);
      refuseDamage(warnings);
      return image;
    } finally {
      reader.dispose();
    }
  }

  /** Of how many pixels in a row, and of how many rows, one is held. */
  static int every(PictureFile file) {
    int every = 1;
    while (heldBytes(file, every) > MAX_HELD_BYTES) {
      every++;
    }
    return every;
  }

  private static long heldBytes(PictureFile file, int every) {
    return (long) Math.ceilDiv(file.width(), every)
        * Math.ceilDiv(file.height(), every)
        * file.bytesPerPixel();
  }

  private static <S extends ImageReaderSpi> S registered(S reader) {
    IIORegistry.getDefaultInstance().registerServiceProvider(reader, ImageReaderSpi.class);
    return reader;
  }

  /** Named here rather than found as services, which do not survive every way of packing a jar. */
  private static ImageReader reader(PictureFile.Format format) throws IOException {
    return switch (format) {
      case JPEG -> JPEG.createReaderInstance(null);
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
      case PNG -> ImageIO.getImageReadersByFormatName("png").next();
    };
  }

  /**
   * The JPEG decoder of the JDK fills what it cannot read with grey and only warns. Stray bytes
   * between two parts, which some cameras leave, cost nothing of the picture.
   */
  private static void refuseDamage(List<String> warnings) throws IIOException {
    for (var warning : warnings) {
      var words = warning.toLowerCase(Locale.ROOT);
      boolean damage = words.contains("premature end") || words.contains("corrupt");
      if (damage && !words.contains("extraneous bytes")) {
        throw new IIOException(warning);
      }
    }
  }
}

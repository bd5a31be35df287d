package org.lvdao.photo;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.resizers.Resizers;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;

/** Makes the clean files of one uploaded file. Everything but upright sRGB pixels stays behind. */
final class PictureCleaner {
  private static final float QUALITY = 0.85f;

  private PictureCleaner() {}

  /**
   * @throws DomainError of a {@link PhotoProblem}
   */
  static CleanPicture clean(byte[] uploaded) {
    var file = PictureFile.of(uploaded);
    try {
      return clean(file, CameraNotes.read(file.exif()));
    } catch (IOException | RuntimeException damaged) {
      // Decoders answer corrupt data with exceptions of every kind.
      throw DomainError.of(PhotoProblem.PHOTO_DAMAGED);
    }
  }

  private static CleanPicture clean(PictureFile file, CaptureHints hints) throws IOException {
    var large = scale(plain(PictureDecoder.decode(file)), Variant.LARGE);
    large = upright(toSrgb(large, file.colours()), hints.orientation());
    var medium = scale(large, Variant.MEDIUM);
    var thumb = scale(medium, Variant.THUMB);
    boolean turned = hints.orientation() >= 5;
    return new CleanPicture(
        turned ? file.height() : file.width(),
        turned ? file.width() : file.height(),
        encode(thumb),
        encode(medium),
        encode(large),
        hints);
  }

  /** Eight bits a colour, on white where the picture is transparent. */
  private static BufferedImage plain(BufferedImage image) {
    boolean opaque = !image.getColorModel().hasAlpha();
    return switch (image.getType()) {
      case BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB -> image;
      default -> {
        if (image.getRaster().getNumBands() <= 2
            && !(image.getColorModel() instanceof IndexColorModel)) {
          yield plainGrey(image, opaque);
        }
        yield drawn(image);
      }
    };
  }

  private static BufferedImage drawn(BufferedImage image) {
    var plain =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    var graphics = plain.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return plain;
  }

  /** Java takes grey for linear light and would brighten it; pictures mean the sRGB curve. */
  private static BufferedImage plainGrey(BufferedImage image, boolean opaque) {
    var plain =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    var from = image.getRaster();
    int shift = from.getSampleModel().getSampleSize(0) - 8;
    int[] grey = new int[image.getWidth()];
    int[] alpha = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      from.getSamples(0, y, grey.length, 1, 0, grey);
      if (!opaque) {
        from.getSamples(0, y, alpha.length, 1, 1, alpha);
      }
      for (int x = 0; x < grey.length; x++) {
        int value = grey[x] >> shift;
        grey[x] = opaque ? value : 255 + (value - 255) * (alpha[x] >> shift) / 255;
      }
      for (int band = 0; band < 3; band++) {
        plain.getRaster().setSamples(0, y, grey.length, 1, band, grey);
      }
    }
    return plain;
  }

  private static BufferedImage scale(BufferedImage image, Variant variant) {
    int longest = Math.max(image.getWidth(), image.getHeight());
    if (longest <= variant.longestSide()) {
      return image;
    }
    double factor = (double) variant.longestSide() / longest;
    var scaled =
        new BufferedImage(
            Math.max(1, (int) Math.round(image.getWidth() * factor)),
            Math.max(1, (int) Math.round(image.getHeight() * factor)),
            BufferedImage.TYPE_INT_RGB);
    Resizers.PROGRESSIVE.resize(image, scaled);
    return scaled;
  }

  /** Gives the pixels the meaning their profile says; a profile that is none changes nothing. */
  private static BufferedImage toSrgb(BufferedImage image, byte @Nullable [] colours) {
    if (colours == null) {
      return image;
    }
    try {
      var space = new ICC_ColorSpace(ICC_Profile.getInstance(colours));
      if (space.getType() != ColorSpace.TYPE_RGB) {
        return image;
      }
      var bgr = image.getType() == BufferedImage.TYPE_3BYTE_BGR ? image : drawn(image);
      var model =
          new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
      var meant = new BufferedImage(model, bgr.getRaster(), false, null);
      var srgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
      return new ColorConvertOp(null).filter(meant, srgb);
    } catch (IllegalArgumentException | CMMException noProfile) {
      return image;
    }
  }

  private static BufferedImage upright(BufferedImage image, int orientation) {
    return orientation == 1
        ? image
        : ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation)).apply(image);
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      var parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}

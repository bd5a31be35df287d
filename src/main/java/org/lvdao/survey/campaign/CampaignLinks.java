package org.lvdao.survey.campaign;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;

/** Where a campaign is answered, as a link and as a QR code for a poster. */
@Singleton
class CampaignLinks {
  /** Light modules around the code, without which it is not found (ISO/IEC 18004). */
  private static final int QUIET_ZONE = 4;

  private final String base;

  CampaignLinks(PageSettings pages) {
    this.base = pages.url().replaceAll("/+$", "");
  }

  /** Null of what nobody answers by themselves. */
  @Nullable String link(CampaignRow row) {
    return switch (row.mode()) {
      case APP -> base + "/surveys/" + row.id();
      case OPEN_LINK -> base + "/open-surveys/" + row.code();
      case INTERVIEW, THIRD_PARTY -> null;
    };
  }

  /**
   * The link as a QR code, an SVG that prints at any size; a seventh of it may be damaged.
   *
   * @throws DomainError {@code not-found} when there is no link, {@code pages-unknown} when it is
   *     not absolute
   */
  String qr(CampaignRow row) {
    var link = link(row);
    if (link == null) {
      throw DomainError.notFound();
    }
    if (base.isEmpty()) {
      throw DomainError.of(CampaignProblem.PAGES_UNKNOWN);
    }
    var hints =
        Map.of(
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.M,
            EncodeHintType.MARGIN,
            QUIET_ZONE);
    try {
      return svg(new QRCodeWriter().encode(link, BarcodeFormat.QR_CODE, 0, 0, hints));
    } catch (WriterException tooLong) {
      throw new IllegalStateException(tooLong);
    }
  }

  /** One unit for each module, a rectangle for each run of dark ones. */
  private static String svg(BitMatrix modules) {
    int size = modules.getWidth();
    var dark = new StringBuilder();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int from = x;
        while (x < size && modules.get(x, y)) {
          x++;
        }
        if (x > from) {
          dark.append("M%d %dh%dv1h-%dz".formatted(from, y, x - from, x - from));
        }
      }
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dh-%1$dz"/><path d="%2$s"/></svg>
        """
        .formatted(size, dark);
  }
}

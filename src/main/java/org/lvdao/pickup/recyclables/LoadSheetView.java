package org.lvdao.pickup.recyclables;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.catalogue.MaterialCategory;

/**
 * A load sheet (转运单): what left a station for its sorting centre.
 *
 * @param vehicle its plate
 * @param receivedAt null unless it has arrived
 * @param cancelledAt null unless it was taken back
 */
@Serdeable
record LoadSheetView(
    String id,
    String district,
    String stationId,
    String centreId,
    String vehicle,
    @Nullable String note,
    LoadSheetStatus status,
    Instant loadedAt,
    @Nullable Instant receivedAt,
    @Nullable Instant cancelledAt,
    @Nullable String cancelReason,
    List<Line> lines) {

  /**
   * A category on the sheet.
   *
   * @param grams as weighed when it was loaded
   * @param receivedGrams as weighed at the centre; null while it is on its way
   * @param reason why the two differ; null when they do not
   */
  @Serdeable
  record Line(
      MaterialCategory category,
      String categoryName,
      long grams,
      @Nullable Long receivedGrams,
      @Nullable String reason) {}

  static LoadSheetView of(LoadSheetRow row, List<LoadSheetLineRow> lines) {
    return new LoadSheetView(
        Long.toString(row.id()),
        row.district(),
        Long.toString(row.stationId()),
        Long.toString(row.centreId()),
        row.vehicle(),
        row.note(),
        row.status(),
        row.loadedAt(),
        row.receivedAt(),
        row.cancelledAt(),
        row.cancelReason(),
        lines.stream()
            .map(
                line ->
                    new Line(
                        line.category(),
                        line.category().label(),
                        line.grams(),
                        line.receivedGrams(),
                        line.reason()))
            .toList());
  }
}

package org.lvdao.pickup.recyclables;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.catalogue.MaterialCategory;

/**
 * A movement of the ledger (台账流水).
 *
 * @param subdistrict code of where it was collected; null for any other
 * @param bookedBy account of the collector or member of staff; 0 for the system
 * @param occurredAt when it was weighed
 * @param at when it was booked; balances count by it
 * @param postings of each category they add up to zero
 */
@Serdeable
record MovementView(
    String id,
    MovementKind kind,
    String kindName,
    String district,
    @Nullable String subdistrict,
    @Nullable String stationId,
    @Nullable String centreId,
    @Nullable String loadSheetId,
    String bookedBy,
    @Nullable String reason,
    Instant occurredAt,
    Instant at,
    List<Posting> postings) {

  /**
   * What a movement did to an account.
   *
   * @param grams negative for what left it; what was collected comes from COLLECTED
   */
  @Serdeable
  record Posting(
      LotAccount account,
      String accountName,
      MaterialCategory category,
      String categoryName,
      long grams) {}

  static MovementView of(MovementRow row, List<PostingRow> postings) {
    return new MovementView(
        Long.toString(row.id()),
        row.kind(),
        row.kind().label(),
        row.district(),
        row.subdistrict(),
        text(row.stationId()),
        text(row.centreId()),
        text(row.loadSheetId()),
        Long.toString(row.bookedBy()),
        row.reason(),
        row.occurredAt(),
        row.at(),
        postings.stream()
            .map(
                posting ->
                    new Posting(
                        posting.account(),
                        posting.account().label(),
                        posting.category(),
                        posting.category().label(),
                        posting.grams()))
            .toList());
  }

  private static @Nullable String text(@Nullable Long id) {
    return id == null ? null : Long.toString(id);
  }
}

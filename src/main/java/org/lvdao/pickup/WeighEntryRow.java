package org.lvdao.pickup;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of what was weighed; never changed.
 *
 * @param amount grams or pieces, as the item is priced; negative when taken back
 * @param grams for the ledger of recyclables
 * @param nominal whether these are what such pieces usually weigh
 * @param fen by the booking's prices, whose direction says who pays; negative when taken back
 * @param scaleReading raw, as the scale told it
 */
@MappedEntity("pickup_weigh_entry")
record WeighEntryRow(
    @Id long id,
    long bookingId,
    int entryNo,
    Kind kind,
    String item,
    long amount,
    long grams,
    boolean nominal,
    long fen,
    @Nullable String scaleDevice,
    @Nullable String scaleReading,
    Instant at,
    long enteredBy) {

  /** Why an entry is there. */
  enum Kind {
    /** By the collector. */
    WEIGHED,
    /** Takes one back. */
    REVERSED,
    /** Stands instead of what was taken back. */
    ADJUSTED
  }
}

package org.lvdao.pickup.slot;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * A slot as residents see it.
 *
 * @param free how many more stops it takes
 * @param freeBulky how many more stops with bulky waste (大件垃圾)
 */
@Serdeable
public record SlotView(
    String id, String stationId, Instant start, Instant end, int free, int freeBulky) {
  public static SlotView of(Slot slot) {
    return new SlotView(
        Long.toString(slot.id()),
        Long.toString(slot.stationId()),
        slot.startsAt(),
        slot.endsAt(),
        slot.free(),
        slot.freeBulky());
  }
}

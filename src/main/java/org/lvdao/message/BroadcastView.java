package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast as staff see it.
 *
 * @param zh in Chinese
 * @param en in English; null when those who read English get it in Chinese
 * @param audienceSize how many it was to tell when it was sent; null before
 * @param told how many have it in their inbox
 * @param pushes how many of them were to be pushed to
 * @param pushesUntil when the last of these pushes is due; null when there is none
 * @param sendAt when it is sent; null for a draft
 */
@Serdeable
record BroadcastView(
    String id,
    String district,
    BroadcastState state,
    BroadcastText zh,
    @Nullable BroadcastText en,
    BroadcastAudience audience,
    @Nullable Integer audienceSize,
    int told,
    int pushes,
    @Nullable Instant pushesUntil,
    @Nullable Instant sendAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Instant createdAt) {
  static BroadcastView of(BroadcastRow row, BroadcastAudience audience) {
    return new BroadcastView(
        Long.toString(row.id()),
        row.district(),
        row.state(),
        row.chinese(),
        row.english(),
        audience,
        row.audienceSize(),
        row.told(),
        row.pushes(),
        row.pushAt(),
        row.sendAt(),
        row.startedAt(),
        row.endedAt(),
        row.createdAt());
  }
}

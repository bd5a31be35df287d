package org.lvdao.household.device;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device as administrators see it.
 *
 * @param site those of the community with the same one stand side by side (投放点); null for one that
 *     stands alone
 * @param disabled whether what it sends is kept for review and not paid
 * @param seenAt when it last signed a request with its present secret; null before that
 * @param clockSkewMillis how far its clock was ahead of ours then
 * @param fillLevel percent, as it said last
 */
@Serdeable
record DeviceView(
    String id,
    String name,
    String communityCode,
    DeviceKind kind,
    @Nullable String site,
    boolean disabled,
    @Nullable Instant seenAt,
    @Nullable Long clockSkewMillis,
    @Nullable Integer fillLevel,
    Instant createdAt) {
  static DeviceView of(DeviceRow row) {
    return new DeviceView(
        Long.toString(row.id()),
        row.name(),
        row.community(),
        row.kind(),
        row.site(),
        row.disabledAt() != null,
        row.seenAt(),
        row.clockSkew(),
        row.fillLevel(),
        row.createdAt());
  }
}

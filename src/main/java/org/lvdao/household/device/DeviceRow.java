package org.lvdao.household.device;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device as it is stored.
 *
 * @param site those of one site (投放点) stand side by side; null for one that stands alone
 * @param secret sealed
 * @param seenAt when it last signed a request; null before it did
 * @param clockSkew milliseconds its clock was ahead of ours then
 * @param fillLevel percent, as it said last
 */
@MappedEntity("delivery_device")
record DeviceRow(
    @Id long id,
    String district,
    String community,
    String name,
    DeviceKind kind,
    @Nullable String site,
    byte[] secret,
    @Nullable Instant disabledAt,
    @Nullable Instant seenAt,
    @Nullable Long clockSkew,
    @Nullable Integer fillLevel,
    Instant createdAt,
    long version) {}

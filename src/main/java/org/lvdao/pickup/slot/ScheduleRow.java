package org.lvdao.pickup.slot;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * The windows of a station.
 *
 * @param windows JSON, a list of {@link PickupWindow}
 */
@MappedEntity("pickup_schedule")
record ScheduleRow(
    @Id long stationId, String district, String windows, Instant changedAt, long version) {}

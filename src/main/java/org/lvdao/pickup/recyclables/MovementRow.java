package org.lvdao.pickup.recyclables;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@MappedEntity("recyclables_movement")
record MovementRow(
    @Id long id,
    String sourceKind,
    String sourceId,
    MovementKind kind,
    String district,
    @Nullable String subdistrict,
    @Nullable Long stationId,
    @Nullable Long centreId,
    @Nullable Long loadSheetId,
    long bookedBy,
    @Nullable String reason,
    Instant occurredAt,
    LocalDate day,
    Instant at) {}

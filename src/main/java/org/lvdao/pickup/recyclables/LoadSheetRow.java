package org.lvdao.pickup.recyclables;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@MappedEntity("load_sheet")
record LoadSheetRow(
    @Id long id,
    String district,
    long stationId,
    long centreId,
    String vehicle,
    @Nullable String note,
    LoadSheetStatus status,
    Instant loadedAt,
    long loadedBy,
    @Nullable Instant receivedAt,
    @Nullable Long receivedBy,
    @Nullable Instant cancelledAt,
    @Nullable Long cancelledBy,
    @Nullable String cancelReason,
    long version) {}

package org.lvdao.household;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector saw in a bag before it was delivered.
 *
 * @param deliveryId whose grade it became; null while it waits for one
 */
@MappedEntity("delivery_inspection")
record InspectionRow(
    @Id long id,
    long inspectorId,
    long householdId,
    String community,
    Instant at,
    String grade,
    @Nullable String note,
    @Nullable Long photoId,
    @Nullable Long deliveryId) {}

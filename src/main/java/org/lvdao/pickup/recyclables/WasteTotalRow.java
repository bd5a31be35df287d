package org.lvdao.pickup.recyclables;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@MappedEntity("waste_total")
record WasteTotalRow(
    @Id long id,
    String district,
    String month,
    long grams,
    @Nullable String note,
    Instant enteredAt,
    long enteredBy) {}

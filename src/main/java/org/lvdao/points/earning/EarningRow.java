package org.lvdao.points.earning;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery earned.
 *
 * @param firstOne whether it was the first of the household that earned something
 * @param rulesId the version it was judged by; null when there was none
 * @param calculation JSON of a {@link Calculation}
 */
@MappedEntity("points_earning")
record EarningRow(
    @Id long deliveryId,
    long householdId,
    String district,
    Instant at,
    long grams,
    @Nullable String grade,
    boolean firstOne,
    @Nullable Long rulesId,
    long points,
    String calculation) {}

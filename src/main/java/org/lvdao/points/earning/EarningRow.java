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
 * @param points as calculated last; 0 when it earned nothing
 * @param calculation JSON of a {@link Calculation}
 * @param transactionId of the ledger; null when nothing was booked at first
 * @param held whether the points waited for a grade at first
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
    String calculation,
    @Nullable Long transactionId,
    boolean held) {}

package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a broadcast tells: residents whose home community (社区) lies in one of the areas and to whom
 * all else applies that is not null.
 *
 * @param areas codes of the district itself, its subdistricts or communities; empty for the whole
 *     district
 * @param language only those who chose it
 * @param hasApp true: only those with the app
 * @param reportedWithinDays only those who reported something in the last so many days
 */
@Serdeable
record BroadcastAudience(
    @NotNull @Size(max = 100) List<@NotNull @Size(max = 40) String> areas,
    @Nullable Language language,
    @Nullable Boolean hasApp,
    @Nullable @Min(1) @Max(366) Integer reportedWithinDays) {}

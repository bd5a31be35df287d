package org.lvdao.points.earning;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rules of a district.
 *
 * @param rules JSON of {@link EarningRules}
 */
@MappedEntity("points_rules")
record RulesRow(
    @Id long id,
    String district,
    int number,
    LocalDate effectiveFrom,
    String rules,
    String note,
    Instant createdAt,
    long createdBy,
    @Nullable Instant withdrawnAt,
    @Nullable Long withdrawnBy) {}

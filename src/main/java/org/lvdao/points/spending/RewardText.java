package org.lvdao.points.spending;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a reward and asked for it.
 *
 * @param points for one
 * @param amountFen the cash for one, in 分; for cash, and for nothing else
 * @param lowStock fewer left are an alarm
 * @param mostPerMonth how many a household gets in a month; null for no limit
 * @param offered whether residents see it
 */
@Serdeable
record RewardText(
    @NotBlank @Size(max = 60) String name,
    @NotNull @Size(max = 500) String description,
    @Min(1) @Max(10_000_000) long points,
    @Nullable @Min(1) @Max(CashTerms.MOST_FEN) Long amountFen,
    @Min(0) @Max(1_000_000) long lowStock,
    @Nullable @Min(1) @Max(1_000) Integer mostPerMonth,
    boolean offered) {}

package org.lvdao.area;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * How long something may take (时限).
 *
 * @param amount 1 to 10,000 of the unit
 */
@Serdeable
public record Term(@Min(1) @Max(10_000) int amount, @NotNull TermUnit unit) {}

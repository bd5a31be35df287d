package org.lvdao.report.closure;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of the closure figures as they come in. */
@Introspected
record ClosureParameters(
    @Parameter(
            description =
                "First day of the period in Asia/Shanghai; with to, else the present month",
            example = "2026-11-01")
        @QueryValue
        @Nullable String from,
    @Parameter(
            description = "Last day of the period, at most five years later",
            example = "2026-11-30")
        @QueryValue
        @Nullable String to,
    @Parameter(description = "subdistrict (default), category, unit or month", example = "category")
        @QueryValue
        @Nullable String groupBy,
    @Parameter(description = "Only this district, by its code", example = "tianqiao") @QueryValue
        @Nullable String district,
    @Parameter(description = "Only this subdistrict, by its code") @QueryValue
        @Nullable String area,
    @Parameter(
            description = "Until when closing, rejecting and rating count; now when left out",
            example = "2026-12-01T00:00:00+08:00")
        @QueryValue
        @Nullable String cutoff) {}

package org.lvdao.report.search;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the staff's search as they come in. Those that are lists may be repeated or
 * separated by commas.
 */
@Introspected
record ReportSearchParameters(
    @Parameter(
            description =
                "Words, all of which must be found; a phrase in quotation marks; or a case number"
                    + " or its beginning",
            example = "建筑垃圾 “堤口路”")
        @QueryValue
        @Nullable String q,
    @Parameter(description = "States, as the workflow lists them") @QueryValue
        @Nullable List<String> status,
    @Parameter(description = "Codes of categories") @QueryValue @Nullable List<String> category,
    @Parameter(description = "Codes of districts or subdistricts") @QueryValue
        @Nullable List<String> area,
    @Parameter(description = "true for cases without a subdistrict, false for the others")
        @QueryValue
        @Nullable String triage,
    @Parameter(description = "Codes of units") @QueryValue @Nullable List<String> unit,
    @Parameter(description = "true for overdue cases, false for the others") @QueryValue
        @Nullable String overdue,
    @Parameter(
            description = "First day in Asia/Shanghai, or an instant, of submission",
            example = "2026-11-01")
        @QueryValue
        @Nullable String from,
    @Parameter(
            description = "Last day in Asia/Shanghai, or the instant before which it was submitted",
            example = "2026-11-30")
        @QueryValue
        @Nullable String to,
    @Parameter(description = "Latitude and longitude", example = "36.68,116.98") @QueryValue
        @Nullable String near,
    @Parameter(description = "Datum of near: WGS84 (default) or GCJ02") @QueryValue
        @Nullable String datum,
    @Parameter(description = "Metres around near, up to 50000; 1000 when left out") @QueryValue
        @Nullable String radius,
    @Parameter(
            description = "minLon,minLat,maxLon,maxLat in WGS-84",
            example = "116.9,36.6,117.0,36.7")
        @QueryValue
        @Nullable String bbox,
    @Parameter(
            description =
                "-submittedAt, submittedAt, deadline, -deadline, -updatedAt, relevance (default with"
                    + " q), distance (with near)")
        @QueryValue
        @Nullable String sort,
    @QueryValue @Nullable String cursor,
    @QueryValue @Nullable String limit) {}

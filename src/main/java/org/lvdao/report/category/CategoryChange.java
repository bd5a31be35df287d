package org.lvdao.report.category;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.TermUnit;

/**
 * What a category becomes in a district.
 *
 * @param defaultUnit the unit its cases go to; null leaves the routing as it is
 * @param retired whether residents can no longer choose it; null means they can
 */
@Serdeable
record CategoryChange(
    @NotBlank @Size(max = 64) String name,
    @NotNull @Size(max = 200) String description,
    @Min(0) @Max(999) int sortOrder,
    @Min(1) @Max(1000) int deadlineAmount,
    @NotNull TermUnit deadlineUnit,
    @NotNull Category.OnRework onRework,
    @Nullable @Size(max = 64) String defaultUnit,
    @Nullable Boolean retired) {}

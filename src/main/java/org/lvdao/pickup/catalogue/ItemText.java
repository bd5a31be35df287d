package org.lvdao.pickup.catalogue;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What is said of an item.
 *
 * @param description what is taken and how; may be empty
 * @param sortOrder smaller comes first
 * @param retired whether later price lists may not name it
 */
@Serdeable
record ItemText(
    @NotBlank @Size(max = 60) String name,
    @NotNull @Size(max = 200) String description,
    @Min(0) @Max(1_000_000) int sortOrder,
    boolean retired) {}

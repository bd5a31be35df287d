package org.lvdao.pickup.recyclables;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.catalogue.MaterialCategory;

/**
 * Its key is the sheet with the category.
 *
 * @param receivedGrams null while it is on its way
 * @param reason why the two weights differ; null when they do not
 */
@MappedEntity("load_sheet_line")
record LoadSheetLineRow(
    @Id long loadSheetId,
    MaterialCategory category,
    long grams,
    @Nullable Long receivedGrams,
    @Nullable String reason) {}

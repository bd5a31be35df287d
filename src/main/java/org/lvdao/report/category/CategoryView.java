package org.lvdao.report.category;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.TermUnit;

/**
 * A category as residents and staff see it.
 *
 * @param district whose category it is; null for the defaults
 * @param deadline how long a case may take
 * @param defaultUnit where its cases go in the district asked for; null without one
 */
@Serdeable
record CategoryView(
    String code,
    String name,
    String description,
    @Nullable String district,
    Deadline deadline,
    Category.OnRework onRework,
    @Nullable String defaultUnit,
    long version) {

  @Serdeable
  record Deadline(int amount, TermUnit unit) {}

  static CategoryView of(Category category, @Nullable String defaultUnit) {
    return new CategoryView(
        category.code(),
        category.name(),
        category.description(),
        category.district().isEmpty() ? null : category.district(),
        new Deadline(category.deadlineAmount(), category.deadlineUnit()),
        category.onRework(),
        defaultUnit,
        category.version());
  }
}

package org.lvdao.points.earning;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * The most points a district gives in a month.
 *
 * @param monthly null when only the rules limit it
 */
@MappedEntity("points_budget_cap")
record BudgetCapRow(@Id String district, @Nullable Long monthly, long version) {
  /** Of a district for which nobody has set one. */
  static BudgetCapRow none(String district) {
    return new BudgetCapRow(district, null, 0);
  }
}

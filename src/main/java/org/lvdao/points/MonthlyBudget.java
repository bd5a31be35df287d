package org.lvdao.points;

import io.micronaut.serde.annotation.Serdeable;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** What a district may give in a month (预算). */
public interface MonthlyBudget {

  /**
   * How a budget stands.
   *
   * @param month such as {@code 2026-11}, in Asia/Shanghai
   * @param limit the lower of what the rules say and the district's cap; null for no limit
   * @param given what was given of it, for what was done in the month
   * @param left null for no limit; 0 also where the limit was lowered under what was given
   */
  @Serdeable
  record Standing(String month, @Nullable Long limit, long given, @Nullable Long left) {}

  Standing of(String district, YearMonth month);
}

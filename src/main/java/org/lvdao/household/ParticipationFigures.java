package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.participation.ParticipationCounts.Count;
import org.lvdao.kernel.Percent;

/**
 * How many households take part (参与率), by community and week (of ISO 8601, in Asia/Shanghai).
 *
 * @param communities one for each week in which a household was registered there or something
 *     delivered
 * @param weeks their sums; one for each week there is any
 * @param total the sum of all weeks, in which a household counts once each week
 */
@Serdeable
public record ParticipationFigures(
    String district, List<Community> communities, List<Total> weeks, Figures total) {

  /**
   * A community in a week.
   *
   * @param week such as {@code 2026-W46}
   * @param monday its first day
   * @param communityName its code when the grid does not know it
   */
  @Serdeable
  public record Community(
      String week, LocalDate monday, String communityCode, String communityName, Figures figures) {}

  /** All communities in a week. */
  @Serdeable
  public record Total(String week, LocalDate monday, Figures figures) {}

  /**
   * Households and what they delivered. Rates are percent with two decimals, rounded half up, and
   * null when there is nothing to divide by.
   *
   * @param registered households that were registered there when the week ended; in the week that
   *     is not over, those that are now
   * @param participating those of them that delivered in the week
   * @param participationRate participating / registered
   * @param deliveries of those registered there, also of households that ended in the week
   * @param graded deliveries that were inspected
   * @param passed those of them that were sorted properly (合格)
   * @param passRate passed / graded
   * @param points that the deliveries earned
   */
  @Serdeable
  public record Figures(
      long registered,
      long participating,
      @Nullable BigDecimal participationRate,
      long deliveries,
      long grams,
      long graded,
      long passed,
      @Nullable BigDecimal passRate,
      long points) {

    static Figures of(Collection<Count> counts) {
      long registered = sum(counts, Count::registered);
      long participating = sum(counts, Count::participating);
      long graded = sum(counts, Count::graded);
      long passed = sum(counts, Count::passed);
      return new Figures(
          registered,
          participating,
          Percent.of(participating, registered),
          sum(counts, Count::deliveries),
          sum(counts, Count::grams),
          graded,
          passed,
          Percent.of(passed, graded),
          sum(counts, Count::points));
    }

    private static long sum(Collection<Count> counts, ToLongFunction<Count> amount) {
      return counts.stream().mapToLong(amount).sum();
    }
  }
}

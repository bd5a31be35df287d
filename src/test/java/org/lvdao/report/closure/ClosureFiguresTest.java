package org.lvdao.report.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lvdao.kernel.Percent;

class ClosureFiguresTest {
  @ParameterizedTest
  @CsvSource({
    // The published check.
    "911, 972, 93.72",
    "737, 972, 75.82",
    "0, 972, 0.00",
    "972, 972, 100.00",
    "1, 3, 33.33",
    "2, 3, 66.67",
    // Exactly half of a hundredth: 0.125 %.
    "1, 800, 0.13",
  })
  void a_rate_is_percent_with_two_decimals(long part, long whole, BigDecimal rate) {
    assertThat(Percent.of(part, whole)).isEqualTo(rate);
  }

  @Test
  void a_rate_of_nothing_is_null() {
    assertThat(Percent.of(0, 0)).isNull();
  }

  @Test
  void suspended_cases_weigh_on_no_rate() {
    var counts = new ClosureCounts();
    counts.add(ClosureMeasure.DUE, 10);
    counts.add(ClosureMeasure.SUSPENDED, 2);
    counts.add(ClosureMeasure.CLOSED, 8);
    counts.add(ClosureMeasure.ON_TIME, 4);
    assertThat(ClosureFigures.of(counts).closureRate()).isEqualTo("100.00");
    assertThat(ClosureFigures.of(counts).onTimeClosureRate()).isEqualTo("50.00");
  }

  @Test
  void withdrawn_and_duplicate_reports_need_no_answer() {
    var counts = new ClosureCounts();
    counts.add(ClosureMeasure.RECEIVED, 10);
    counts.add(ClosureMeasure.WITHDRAWN, 1);
    counts.add(ClosureMeasure.DUPLICATE, 1);
    counts.add(ClosureMeasure.ANSWERED, 6);
    assertThat(ClosureFigures.of(counts).answeredRate()).isEqualTo("75.00");
    assertThat(ClosureFigures.of(counts).closureRate()).isNull();
  }

  /** 1, 2, 4 and 8 hours: type 7 gives 3 for the median and 6.8 for the 90th percentile. */
  @Test
  void quantiles_lie_between_the_neighbours() {
    var durations = new ClosureDurations();
    long[] hours = {1, 2, 4, 8};
    for (int i = 0; i < hours.length; i++) {
      durations.put(hours.length, i, hours[i] * 3_600_000);
    }
    assertThat(durations.hours(5)).isEqualTo("3.0");
    assertThat(durations.hours(9)).isEqualTo("6.8");
    assertThat(new ClosureDurations().hours(5)).isNull();
  }
}

package org.lvdao.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WorkDaysTest {
  @Test
  void only_the_unbroken_run_of_years_is_known() {
    var days = new WorkDays(1, List.of(), List.of(2025, 2026, 2028));
    assertThat(days.knownUntil()).isEqualTo(2026);
    assertThat(days.isKnown(LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(days.isKnown(LocalDate.of(2027, 1, 1))).isFalse();
    assertThat(days.isKnown(LocalDate.of(2024, 12, 31))).isFalse();
  }

  @Test
  void without_any_year_every_monday_to_friday_is_worked() {
    var days = new WorkDays(1, List.of(), List.of());
    assertThat(days.knownUntil()).isNull();
    assertThat(days.isWorked(LocalDate.of(2026, 10, 1))).isTrue();
    assertThat(days.isWorked(LocalDate.of(2026, 10, 3))).isFalse();
  }

  @Property
  void the_day_of_a_count_is_the_first_with_that_count(
      @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long count) {
    var days = ReferenceCalendar.days();
    long day = days.dayOf(count);
    assertThat(days.countThrough(day)).isEqualTo(count);
    assertThat(days.countThrough(day - 1)).isEqualTo(count - 1);
    assertThat(days.isWorked(LocalDate.ofEpochDay(day))).isTrue();
  }

  @Property
  void counts_grow_by_one_on_working_days_only(
      @ForAll @LongRange(min = 18_500, max = 21_500) long day) {
    var days = ReferenceCalendar.days();
    boolean worked = ReferenceCalendar.isWorked(LocalDate.ofEpochDay(day));
    assertThat(days.countThrough(day) - days.countThrough(day - 1)).isEqualTo(worked ? 1 : 0);
  }
}

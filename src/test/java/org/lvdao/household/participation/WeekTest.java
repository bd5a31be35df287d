package org.lvdao.household.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekTest {
  @ParameterizedTest
  @CsvSource({
    "2025-12-28, 2025-W52",
    "2025-12-29, 2026-W01",
    "2026-01-04, 2026-W01",
    "2026-12-31, 2026-W53",
    "2027-01-03, 2026-W53",
    "2027-01-04, 2027-W01",
    "2028-02-28, 2028-W09",
    "2028-02-29, 2028-W09",
    "2028-03-05, 2028-W09",
    "2028-03-06, 2028-W10",
  })
  void weeks_are_those_of_iso_8601(LocalDate day, String code) {
    assertThat(Week.of(day).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T15:59:59.999Z, 2026-11-16",
    "2026-11-22T16:00:00Z, 2026-11-23",
    "2026-12-31T15:59:59Z, 2026-12-28",
    "2026-12-31T16:00:00Z, 2026-12-28",
  })
  void a_week_begins_at_midnight_in_shanghai(Instant moment, LocalDate monday) {
    assertThat(Week.of(moment).monday()).isEqualTo(monday);
  }
}

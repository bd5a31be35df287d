package org.lvdao.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingHoursTest {
  @Test
  void reads_what_it_writes() {
    assertThat(WorkingHours.USUAL).hasToString("08:30-12:00;13:30-17:30");
    assertThat(WorkingHours.parse("09:00-24:00").close()).isEqualTo(1440);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8:30-12:00",
        "08:30-12:00;",
        "12:00-08:30",
        "08:30-12:00;11:00-17:30",
        "13:30-17:30;08:30-12:00",
        "08:30-12:00;12:00-17:30",
        "08:30-24:30",
        "25:00-26:00"
      })
  void refuses_hours_that_make_no_sense(String text) {
    assertThatThrownBy(() -> WorkingHours.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}

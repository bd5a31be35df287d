package org.lvdao.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  @ParameterizedTest
  @CsvSource({
    "22:00, 08:00, 2026-03-02T21:59:59, ",
    "22:00, 08:00, 2026-03-02T22:00:00, 2026-03-03T08:00:00",
    "22:00, 08:00, 2026-03-03T00:00:00, 2026-03-03T08:00:00",
    "22:00, 08:00, 2026-03-03T07:59:59, 2026-03-03T08:00:00",
    "22:00, 08:00, 2026-03-03T08:00:00, ",
    "12:30, 14:00, 2026-03-03T12:29:00, ",
    "12:30, 14:00, 2026-03-03T13:00:00, 2026-03-03T14:00:00",
    "12:30, 14:00, 2026-03-03T14:00:00, ",
    "00:00, 06:00, 2026-03-03T03:00:00, 2026-03-03T06:00:00",
    "09:00, 09:00, 2026-03-03T08:59:00, 2026-03-03T09:00:00",
    "09:00, 09:00, 2026-03-03T09:00:00, 2026-03-04T09:00:00"
  })
  void pushes_wait_until_quiet_hours_are_over(String from, String to, String now, String end) {
    var quiet = new QuietHours(from, to);
    var found = quiet.endAfter(OffsetDateTime.parse(now + "+08:00").toInstant());
    assertThat(found)
        .isEqualTo(end == null ? null : OffsetDateTime.parse(end + "+08:00").toInstant());
    assertThat(QuietHours.ofMinutes(quiet.fromMinute(), quiet.toMinute())).isEqualTo(quiet);
  }
}

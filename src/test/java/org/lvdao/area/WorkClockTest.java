package org.lvdao.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.BusinessTime;

class WorkClockTest {
  private static final WorkDays DAYS = ReferenceCalendar.days();
  private static final WorkClock CLOCK = new WorkClock(DAYS, WorkingHours.USUAL);

  @Test
  void the_first_day_does_not_count_and_the_last_ends_at_close() {
    assertThat(CLOCK.closeAfter(at("2026-11-20T09:00"), 1)).isEqualTo(at("2026-11-23T17:30"));
    assertThat(CLOCK.closeAfter(at("2026-11-21T23:00"), 1)).isEqualTo(at("2026-11-23T17:30"));
    assertThat(CLOCK.closeAfter(at("2026-11-23T00:00"), 1)).isEqualTo(at("2026-11-24T17:30"));
  }

  @Test
  void spring_festival_2026_is_skipped_and_its_make_up_saturdays_count() {
    // Friday the 13th, then Saturday the 14th is worked, 15 to 23 off, Saturday the 28th worked.
    assertThat(CLOCK.closeAfter(at("2026-02-13T10:00"), 1)).isEqualTo(at("2026-02-14T17:30"));
    assertThat(CLOCK.closeAfter(at("2026-02-13T10:00"), 2)).isEqualTo(at("2026-02-24T17:30"));
    assertThat(CLOCK.closeAfter(at("2026-02-13T10:00"), 6)).isEqualTo(at("2026-02-28T17:30"));
    assertThat(CLOCK.closeAfter(at("2026-02-13T10:00"), 7)).isEqualTo(at("2026-03-02T17:30"));
  }

  @Test
  void national_day_2026_is_skipped_and_its_make_up_days_count() {
    assertThat(CLOCK.closeAfter(at("2026-09-18T10:00"), 1)).isEqualTo(at("2026-09-20T17:30"));
    assertThat(CLOCK.closeAfter(at("2026-09-30T10:00"), 1)).isEqualTo(at("2026-10-08T17:30"));
    assertThat(CLOCK.closeAfter(at("2026-09-30T10:00"), 3)).isEqualTo(at("2026-10-10T17:30"));
    assertThat(CLOCK.closeAfter(at("2026-09-30T10:00"), 4)).isEqualTo(at("2026-10-12T17:30"));
  }

  @Test
  void working_hours_pause_over_noon_night_and_holidays() {
    assertThat(plus("2026-11-20T10:00", 4)).isEqualTo(at("2026-11-20T15:30"));
    assertThat(plus("2026-11-20T12:30", 4)).isEqualTo(at("2026-11-20T17:30"));
    assertThat(plus("2026-11-20T16:30", 4)).isEqualTo(at("2026-11-23T11:30"));
    assertThat(plus("2026-09-30T16:30", 2)).isEqualTo(at("2026-10-08T09:30"));
  }

  @Test
  void a_thousand_years_of_working_days_count_in_no_time() {
    var end = CLOCK.closeAfter(at("2026-01-01T00:00"), 250_000);
    assertThat(CLOCK.worked(end) - CLOCK.worked(at("2026-01-02T00:00")))
        .isEqualTo(Duration.ofMinutes(250_000L * 450).toNanos());
  }

  @Property(tries = 300)
  void agrees_with_a_walk_from_minute_to_minute(
      @ForAll("minutes") LocalDateTime from, @ForAll @IntRange(max = 20_000) int minutes) {
    var to = from.plusMinutes(minutes);
    long walked = IntStream.range(0, minutes).filter(i -> isWorked(from.plusMinutes(i))).count();
    assertThat(CLOCK.worked(at(to)) - CLOCK.worked(at(from)))
        .isEqualTo(Duration.ofMinutes(walked).toNanos());
  }

  @Property(tries = 300)
  void working_days_agree_with_a_walk_from_day_to_day(
      @ForAll("minutes") LocalDateTime from, @ForAll @IntRange(min = 1, max = 400) int amount) {
    var day = from.toLocalDate();
    for (int left = amount; left > 0; ) {
      day = day.plusDays(1);
      left -= ReferenceCalendar.isWorked(day) ? 1 : 0;
    }
    assertThat(CLOCK.closeAfter(at(from), amount)).isEqualTo(at(day.atTime(17, 30)));
  }

  @Property
  void adding_the_time_between_gives_the_end_when_it_is_worked(
      @ForAll("moments") Instant one, @ForAll("moments") Instant other) {
    var from = one.isBefore(other) ? one : other;
    var to = one.isBefore(other) ? other : one;
    long between = CLOCK.worked(to) - CLOCK.worked(from);
    boolean working = CLOCK.worked(to) > CLOCK.worked(to.minusMillis(1));
    if (between > 0) {
      var end = CLOCK.momentOf(CLOCK.worked(from) + between);
      assertThat(CLOCK.worked(end)).isEqualTo(CLOCK.worked(to));
      assertThat(end).isBeforeOrEqualTo(to);
      if (working) {
        assertThat(end).isEqualTo(to);
      }
    }
  }

  @Property
  void more_time_never_ends_earlier(
      @ForAll("moments") Instant from,
      @ForAll @IntRange(min = 1, max = 1_000_000) int less,
      @ForAll @IntRange(max = 1_000_000) int more) {
    long worked = CLOCK.worked(from);
    var sooner = CLOCK.momentOf(worked + seconds(less));
    var later = CLOCK.momentOf(worked + seconds(less) + seconds(more));
    assertThat(later).isAfterOrEqualTo(sooner);
    assertThat(CLOCK.worked(later) - CLOCK.worked(sooner)).isEqualTo(seconds(more));
  }

  @Provide
  Arbitrary<LocalDateTime> minutes() {
    var start = LocalDate.of(2021, 11, 1).atStartOfDay();
    return Arbitraries.integers().between(0, 6 * 365 * 1440).map(start::plusMinutes);
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs()
        .between(at("2021-11-01T00:00").toEpochMilli(), at("2029-01-01T00:00").toEpochMilli())
        .map(Instant::ofEpochMilli);
  }

  private static boolean isWorked(LocalDateTime minute) {
    int ofDay = minute.getHour() * 60 + minute.getMinute();
    return ReferenceCalendar.isWorked(minute.toLocalDate())
        && (ofDay >= 510 && ofDay < 720 || ofDay >= 810 && ofDay < 1050);
  }

  private static Instant plus(String from, int hours) {
    return CLOCK.momentOf(CLOCK.worked(at(from)) + Duration.ofHours(hours).toNanos());
  }

  private static long seconds(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private static Instant at(String local) {
    return at(LocalDateTime.parse(local));
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(BusinessTime.ZONE).toInstant();
  }
}

package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;

/**
 * When pushes wait (免打扰时段), in Asia/Shanghai; it may go past midnight. When both ends are equal it
 * is the whole day.
 *
 * @param from such as {@code 22:00}
 * @param to such as {@code 08:00}, when it is over
 */
@Serdeable
record QuietHours(
    @NotNull @Pattern(regexp = TIME) String from, @NotNull @Pattern(regexp = TIME) String to) {
  static final QuietHours USUAL = new QuietHours("22:00", "08:00");
  private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
  private static final int HOUR = 60;

  static QuietHours ofMinutes(int from, int to) {
    return new QuietHours(text(from), text(to));
  }

  int fromMinute() {
    return minute(from);
  }

  int toMinute() {
    return minute(to);
  }

  /** When they are over; null when it is not quiet at the moment. */
  @Nullable Instant endAfter(Instant moment) {
    var local = moment.atZone(BusinessTime.ZONE);
    int now = local.getHour() * HOUR + local.getMinute();
    boolean overMidnight = toMinute() <= fromMinute();
    boolean late = now >= fromMinute();
    boolean early = now < toMinute();
    if (overMidnight ? !late && !early : !late || !early) {
      return null;
    }
    var day = overMidnight && late ? local.toLocalDate().plusDays(1) : local.toLocalDate();
    return day.atTime(LocalTime.parse(to)).atZone(BusinessTime.ZONE).toInstant();
  }

  private static int minute(String time) {
    var local = LocalTime.parse(time);
    return local.getHour() * HOUR + local.getMinute();
  }

  private static String text(int minute) {
    return LocalTime.of(minute / HOUR, minute % HOUR).toString();
  }
}

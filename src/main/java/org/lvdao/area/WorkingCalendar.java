package org.lvdao.area;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;

/**
 * Counts terms in working time, in Asia/Shanghai, with public holidays (法定节假日), make-up working
 * days (调休上班) and the working hours of each district. Every method throws {@link DomainError}
 * {@code not-found} for a district that does not exist. Fast enough to be called for every row of a
 * list.
 */
@Singleton
public class WorkingCalendar {
  private final AreaService areas;
  private final Calendars calendars;

  WorkingCalendar(AreaService areas, Calendars calendars) {
    this.areas = areas;
    this.calendars = calendars;
  }

  /**
   * The end of a term.
   *
   * @param assumed whether the count left the years whose holidays are known, and so took every
   *     Monday to Friday there for a working day
   */
  public record Reckoning(Instant at, boolean assumed) {}

  /**
   * When a term that begins at the moment ends, as the Civil Code (《民法典》第二百零一条至第二百零三条) counts:
   * hours from the moment on; in days the first day does not count, and the last one ends with the
   * office's work on it.
   *
   * @throws IllegalArgumentException when the amount is less than 1
   */
  public Reckoning after(String district, Instant from, Term term) {
    if (term.amount() < 1) {
      throw new IllegalArgumentException("A term lasts at least 1 " + term.unit());
    }
    return switch (term.unit()) {
      case HOURS -> new Reckoning(from.plus(Duration.ofHours(term.amount())), false);
      case WORKING_HOURS -> plusWorkingTime(district, from, Duration.ofHours(term.amount()));
      case WORKING_DAYS -> {
        var days = calendars.current();
        yield reckoning(days, from, clock(district, days).closeAfter(from, term.amount()));
      }
    };
  }

  /**
   * The first moment by which so much working time has passed since the given one; that itself for
   * zero. A sum that fills the working day ends at its close, not on the next morning.
   *
   * @param workingTime zero or more
   * @throws IllegalArgumentException when it is negative
   */
  public Reckoning plusWorkingTime(String district, Instant from, Duration workingTime) {
    if (workingTime.isNegative()) {
      throw new IllegalArgumentException("Working time to add is not negative: " + workingTime);
    }
    var days = calendars.current();
    if (workingTime.isZero()) {
      return reckoning(days, from, from);
    }
    var clock = clock(district, days);
    return reckoning(
        days, from, clock.momentOf(Math.addExact(clock.worked(from), workingTime.toNanos())));
  }

  /** The working time between two moments; negative when the second is the earlier one. */
  public Duration workingTime(String district, Instant from, Instant to) {
    var clock = clock(district, calendars.current());
    return Duration.ofNanos(clock.worked(to) - clock.worked(from));
  }

  /** Whether the day was announced as a public holiday (法定节假日); a usual weekend is none. */
  public boolean isHoliday(LocalDate day) {
    var announced = calendars.current().announced(day);
    return announced != null && announced.kind() == CalendarDay.Kind.HOLIDAY;
  }

  private WorkClock clock(String district, WorkDays days) {
    return new WorkClock(days, areas.district(district).workingHours());
  }

  private static Reckoning reckoning(WorkDays days, Instant from, Instant at) {
    return new Reckoning(
        at, !(days.isKnown(BusinessTime.dayOf(from)) && days.isKnown(BusinessTime.dayOf(at))));
  }
}

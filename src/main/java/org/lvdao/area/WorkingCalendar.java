package org.lvdao.area;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts terms in working time, in Asia/Shanghai, with public holidays (法定节假日) and make-up working
 * days (调休上班).
 */
@Singleton
public class WorkingCalendar {
  /**
   * The end of a term.
   *
   * @param assumed whether the count left the years whose holidays are known, and so took every
   *     Monday to Friday there for a working day
   */
  public record Reckoning(Instant at, boolean assumed) {}

  public Reckoning after(String district, Instant from, Term term) {
    throw new UnsupportedOperationException();
  }

  public Reckoning plusWorkingTime(String district, Instant from, Duration workingTime) {
    throw new UnsupportedOperationException();
  }

  public Duration workingTime(String district, Instant from, Instant to) {
    throw new UnsupportedOperationException();
  }
}

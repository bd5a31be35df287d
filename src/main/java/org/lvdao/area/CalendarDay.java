package org.lvdao.area;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day that is not what its weekday says, as the State Council announces each year.
 *
 * @param name of the holiday it belongs to
 */
@MappedEntity("calendar_day")
record CalendarDay(@Id LocalDate day, Kind kind, String name, @Nullable Instant retiredAt) {
  enum Kind {
    /** Nobody works (放假). */
    HOLIDAY,
    /** A weekend day on which offices work to make up (调休上班). */
    WORKDAY
  }

  CalendarDay(LocalDate day, Kind kind, String name) {
    this(day, kind, name, null);
  }

  boolean saysTheSameAs(CalendarDay other) {
    return kind == other.kind && name.equals(other.name);
  }
}

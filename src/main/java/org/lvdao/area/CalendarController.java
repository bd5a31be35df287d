package org.lvdao.area;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.QueryReader;

/** The working calendar, for anybody. */
@Controller("/api/v1/calendar")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class CalendarController {
  /** A year and a month of days in one answer. */
  private static final int MOST_DAYS = 400;

  private final Calendars calendars;
  private final Grids grids;

  CalendarController(Calendars calendars, Grids grids) {
    this.calendars = calendars;
    this.grids = grids;
  }

  /** What a day is. */
  enum DayKind {
    /** An ordinary working day. */
    WORKING,
    /** A weekend day worked to make up (调休上班). */
    MAKE_UP,
    /** An ordinary Saturday or Sunday. */
    WEEKEND,
    /** Part of a public holiday (放假). */
    HOLIDAY
  }

  /**
   * A day.
   *
   * @param name of the holiday it belongs to; null for an ordinary day
   * @param assumed whether the holidays of its year are not known, so its weekday decided
   */
  @Serdeable
  record Day(LocalDate date, DayKind kind, @Nullable String name, boolean assumed) {}

  /**
   * The days asked for.
   *
   * @param district the code asked for; null when none was
   * @param workingHours spells such as {@code 08:30-12:00} of the district's working days; null
   *     without a district
   * @param knownUntil the last year whose holidays are known; null when none is
   */
  @Serdeable
  record View(
      @Nullable String district,
      @Nullable List<String> workingHours,
      @Nullable Integer knownUntil,
      List<Day> days) {}

  /**
   * Show which days are worked, both ends included, at most 400 of them.
   *
   * @param district code of the district whose working hours are wanted too
   * @param from first day
   * @param to last day
   */
  @Get
  HttpResponse<View> show(
      @Nullable @QueryValue String district,
      @Parameter(required = true) @Nullable @QueryValue String from,
      @Parameter(required = true) @Nullable @QueryValue String to,
      @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
    var query = new QueryReader();
    var first = query.date("from", from);
    var last = query.date("to", to);
    var grid = grids.current();
    var office = district == null ? null : grid.district(district);
    if (district != null && office == null) {
      query.add("district", "unknown-district", Map.of());
    }
    query.check();
    long count = ChronoUnit.DAYS.between(first, last) + 1;
    if (count < 1 || count > MOST_DAYS) {
      query.add("to", "calendar-span", Map.of("max", MOST_DAYS));
      query.check();
    }
    var days = calendars.current();
    return Cached.answer(
        // Another one when either changes: both are ids.
        days.version() ^ grid.version(),
        ifNoneMatch,
        () ->
            new View(
                district,
                office == null
                    ? null
                    : office.workingHours().spells().stream()
                        .map(WorkingHours.Spell::toString)
                        .toList(),
                days.knownUntil(),
                first.datesUntil(last.plusDays(1)).map(date -> day(date, days)).toList()));
  }

  private static Day day(LocalDate date, WorkDays days) {
    var announced = days.announced(date);
    if (announced == null) {
      var kind = days.isWorked(date) ? DayKind.WORKING : DayKind.WEEKEND;
      return new Day(date, kind, null, !days.isKnown(date));
    }
    var kind = announced.kind() == CalendarDay.Kind.HOLIDAY ? DayKind.HOLIDAY : DayKind.MAKE_UP;
    return new Day(date, kind, announced.name(), false);
  }
}

package org.lvdao.area;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.web.QueryReader;

/** What staff ask of the working calendar and add to it. */
@Controller("/api/v1/staff/calendar")
@ExecuteOn(TaskExecutors.BLOCKING)
class StaffCalendarController {
  private final StaffCalendar calendar;
  private final WorkingCalendar working;
  private final Grids grids;

  StaffCalendarController(StaffCalendar calendar, WorkingCalendar working, Grids grids) {
    this.calendar = calendar;
    this.working = working;
    this.grids = grids;
  }

  /**
   * Compute when a term that begins at a moment ends.
   *
   * @param district code of the district whose working hours count
   * @param from when the term begins, a time with offset
   * @param amount how many units, 1 to 10000
   * @param unit HOURS, WORKING_HOURS or WORKING_DAYS
   */
  @Get("/deadline")
  @Secured({"HANDLER", "DISPATCHER", "VERIFIER", "SUPERVISOR", "INSPECTOR", "SURVEYOR", "ADMIN"})
  Deadline deadline(
      @Parameter(required = true) @Nullable @QueryValue String district,
      @Parameter(required = true) @Nullable @QueryValue String from,
      @Parameter(required = true) @Nullable @QueryValue String amount,
      @Parameter(required = true) @Nullable @QueryValue String unit) {
    var query = new QueryReader();
    var office = query.required("district", district);
    if (!office.isEmpty() && grids.current().district(office) == null) {
      query.add("district", "unknown-district", Map.of());
    }
    var begin = query.moment("from", from);
    int count = query.wholeNumber("amount", amount, 1, 10_000);
    var counted = query.requiredChoice("unit", unit, TermUnit.values());
    query.check();
    var end = working.after(office, begin, new Term(count, counted));
    return new Deadline(end.at().atZone(BusinessTime.ZONE).toOffsetDateTime(), end.assumed());
  }

  /**
   * The end of a term.
   *
   * @param at in China's time
   * @param assumed whether the count ran past the last year whose holidays are known
   */
  @Serdeable
  record Deadline(OffsetDateTime at, boolean assumed) {}

  /**
   * What loading a year changed.
   *
   * @param days how many days the year now lists
   * @param knownUntil the last year whose holidays are known
   */
  @Serdeable
  record Loaded(
      int year,
      int days,
      List<LocalDate> added,
      List<LocalDate> changed,
      List<LocalDate> removed,
      int knownUntil) {}

  /**
   * Load the holidays of a year from a CSV file, in place of what was known of it.
   *
   * @param year calendar year
   */
  @Post("/{year}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Secured({"ADMIN"})
  Loaded upload(int year, @Nullable @Part("file") CompletedFileUpload file, Actor actor) {
    if (file == null) {
      throw DomainError.field("/file", "required");
    }
    try {
      return calendar.load(actor, year, file.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Load the holidays of a year from a CSV body, in place of what was known of it.
   *
   * @param year calendar year
   */
  @Post("/{year}")
  @Consumes("text/csv")
  @Secured({"ADMIN"})
  Loaded load(int year, @Nullable @Body byte[] content, Actor actor) {
    return calendar.load(actor, year, content == null ? new byte[0] : content);
  }
}

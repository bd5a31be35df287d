package org.lvdao.pickup;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.table.Table;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.QueryReader;

/** What was paid for pickups, by collector and day (结算单). */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"DISPATCHER", "SUPERVISOR", "ADMIN"})
class StatementController {
  private final Statements statements;

  StatementController(Statements statements) {
    this.statements = statements;
  }

  private record Asked(String district, LocalDate day, long collectorId) {}

  /**
   * Read one's own settlement statement of a day, as a collector.
   *
   * @param day of the visits
   */
  @Get("/collector/statement")
  @Secured("COLLECTOR")
  Statement own(
      Actor actor,
      @Parameter(required = true, example = "2026-11-20") @Nullable @QueryValue String day) {
    var query = new QueryReader();
    var date = query.date("day", day);
    query.check();
    return statements.own(actor, date);
  }

  /**
   * Read the settlement statements of a day.
   *
   * @param district its code
   * @param day of the visits
   * @param collectorId account of the only collector
   */
  @Get("/staff/pickup/settlements")
  Statement read(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Parameter(required = true, example = "2026-11-20") @Nullable @QueryValue String day,
      @Nullable @QueryValue String collectorId) {
    var asked = asked(district, day, collectorId);
    return statements.of(actor, asked.district(), asked.day(), asked.collectorId());
  }

  /**
   * Download the settlement statements of a day as a workbook.
   *
   * @param district its code
   * @param day of the visits
   * @param collectorId account of the only collector
   */
  @Get("/staff/pickup/settlements/file")
  @Produces(Table.XLSX)
  HttpResponse<?> file(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Parameter(required = true, example = "2026-11-20") @Nullable @QueryValue String day,
      @Nullable @QueryValue String collectorId) {
    var asked = asked(district, day, collectorId);
    var book =
        statements
            .table(actor, asked.district(), asked.day(), asked.collectorId())
            .xlsx(asked.day().toString());
    var file =
        new StreamedFile(new ByteArrayInputStream(book), MediaType.of(Table.XLSX), 0, book.length);
    return Cached.never(HttpResponse.ok(file))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"settlements-%s-%s.xlsx\""
                .formatted(asked.district(), asked.day()));
  }

  private static Asked asked(
      @Nullable String district, @Nullable String day, @Nullable String collectorId) {
    var query = new QueryReader();
    var code = query.required("district", district);
    var date = query.date("day", day);
    var collector = QueryReader.optional(collectorId);
    if (collector != null && !collector.matches(Ids.PATTERN)) {
      query.add("collectorId", "code", Map.of());
    }
    query.check();
    return new Asked(code, date, collector == null ? 0 : Long.parseLong(collector));
  }
}

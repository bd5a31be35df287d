package org.lvdao.points;

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
import java.io.ByteArrayInputStream;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.table.Table;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.QueryReader;

/** The points (积分) of one's household. */
@Controller("/api/v1/points")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class PointsController {
  private static final Pattern MONTH = Pattern.compile("2\\d{3}-(0[1-9]|1[0-2])");

  private final OwnPoints points;

  PointsController(OwnPoints points) {
    this.points = points;
  }

  /**
   * Read what one's household has, and what of it ends when.
   *
   * @param district its code; where one's household lives when none is named
   */
  @Get("/account")
  OwnPoints.Account account(Actor actor, @Nullable @QueryValue String district) {
    return points.account(actor, QueryReader.optional(district));
  }

  /**
   * List what changed it, the newest first.
   *
   * @param district its code; where one's household lives when none is named
   */
  @Get("/entries")
  Page<OwnPoints.Entry> entries(
      Actor actor,
      @Nullable @QueryValue String district,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    int size = query.limit(limit);
    query.check();
    return points.entries(actor, QueryReader.optional(district), cursor, size);
  }

  /**
   * Read the statement of a month (月对账单).
   *
   * @param month such as 2026-11
   * @param district its code; where one's household lives when none is named
   */
  @Get("/statements/{month}")
  OwnPoints.Statement statement(Actor actor, String month, @Nullable @QueryValue String district) {
    return points.statement(actor, QueryReader.optional(district), month(month));
  }

  /**
   * Download the statement of a month (月对账单) as a workbook.
   *
   * @param month such as 2026-11
   * @param district its code; where one's household lives when none is named
   */
  @Get("/statements/{month}/file")
  @Produces(Table.XLSX)
  HttpResponse<?> statementFile(Actor actor, String month, @Nullable @QueryValue String district) {
    var statement = points.statement(actor, QueryReader.optional(district), month(month));
    var book = StatementFile.of(statement).xlsx(statement.month());
    var file =
        new StreamedFile(new ByteArrayInputStream(book), MediaType.of(Table.XLSX), 0, book.length);
    return Cached.never(HttpResponse.ok(file))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"points-%s.xlsx\"".formatted(statement.month()));
  }

  private static YearMonth month(String text) {
    if (!MONTH.matcher(text).matches()) {
      throw DomainError.notFound();
    }
    return YearMonth.parse(text);
  }
}

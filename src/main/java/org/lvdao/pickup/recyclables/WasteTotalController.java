package org.lvdao.pickup.recyclables;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.QueryReader;

/** All household waste of a district (生活垃圾产生量), to which the recovery rate is compared. */
@Controller("/api/v1/staff/recyclables/waste-totals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ADMIN", "DISPATCHER", "SUPERVISOR"})
class WasteTotalController {
  private static final String HERE = "/api/v1/staff/recyclables/waste-totals";

  /** A month of ten million people at a kilogram a day. */
  private static final long MOST_GRAMS = 310_000_000_000L;

  private final WasteTotals totals;
  private final Idempotency idempotency;

  WasteTotalController(WasteTotals totals, Idempotency idempotency) {
    this.totals = totals;
    this.idempotency = idempotency;
  }

  /**
   * A total to be entered.
   *
   * @param month such as 2026-10
   * @param grams of all household waste, recyclables among it
   * @param note where the figure is from, or why it replaces another
   */
  @Serdeable
  record NewWasteTotal(
      @NotBlank @Size(max = 32) String district,
      @NotNull @Pattern(regexp = "20\\d\\d-(0[1-9]|1[0-2])") String month,
      @Min(1) @Max(MOST_GRAMS) long grams,
      @Nullable @Size(max = 200) String note) {}

  /** A total as it was entered. */
  @Serdeable
  record WasteTotal(
      String id,
      String district,
      String month,
      long grams,
      @Nullable String note,
      Instant enteredAt,
      String enteredBy) {
    static WasteTotal of(WasteTotalRow row) {
      return new WasteTotal(
          Long.toString(row.id()),
          row.district(),
          row.month(),
          row.grams(),
          row.note(),
          row.enteredAt(),
          Long.toString(row.enteredBy()));
    }
  }

  /**
   * List what was entered, the newest first. Of each month the newest counts.
   *
   * @param district its code
   */
  @Get
  Page<WasteTotal> list(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int size = query.limit(limit);
    query.check();
    return totals.list(actor, code, cursor, size).map(WasteTotal::of);
  }

  /** Enter the total of a month; it replaces what was entered for it before, which stays listed. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<WasteTotal> enter(
      @Valid @Body NewWasteTotal given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () ->
            Reply.created(
                HERE,
                WasteTotal.of(
                    totals.enter(
                        actor,
                        given.district(),
                        YearMonth.parse(given.month()),
                        given.grams(),
                        given.note()))));
  }
}

package org.lvdao.pickup.recyclables;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.types.files.StreamedFile;
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
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.platform.table.Table;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.MonthRange;
import org.lvdao.platform.web.Problems;
import org.lvdao.platform.web.QueryReader;

/** The ledger of recyclables (回收数据电子统计台账) of a district. */
@Controller("/api/v1/staff/recyclables")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ADMIN", "DISPATCHER", "SUPERVISOR"})
class RecyclablesController {
  private static final String MOVEMENTS = "/api/v1/staff/recyclables/movements";

  /** Of a table or figures to take away: a year, so that leap days fit. */
  private static final int MOST_DAYS = 366;

  private final Balances balances;
  private final Movements movements;
  private final Handling handling;
  private final Reversals reversals;
  private final RecyclablesFigures figures;
  private final RecyclablesCheck check;
  private final RecyclablesScope scope;
  private final Idempotency idempotency;
  private final InstantSource clock;

  RecyclablesController(
      Balances balances,
      Movements movements,
      Handling handling,
      Reversals reversals,
      RecyclablesFigures figures,
      RecyclablesCheck check,
      RecyclablesScope scope,
      Idempotency idempotency,
      InstantSource clock) {
    this.balances = balances;
    this.movements = movements;
    this.handling = handling;
    this.reversals = reversals;
    this.figures = figures;
    this.check = check;
    this.scope = scope;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /**
   * What happened to stock at a station or a centre.
   *
   * @param kind SORTED, SOLD, DISPOSED or LOST
   * @param from where it lay: UNSORTED or SORTED at a centre, STOCK at a station. What is SORTED
   *     was UNSORTED and what is SOLD was SORTED, so these two need none
   * @param placeId of the centre, or of the station for STOCK
   * @param reason required for what is DISPOSED or LOST
   */
  @Serdeable
  record NewMovement(
      @NotNull MovementKind kind,
      @Nullable LotAccount from,
      @NotBlank @Pattern(regexp = Ids.PATTERN) String placeId,
      @NotNull MaterialCategory category,
      @Min(1) @Max(LoadSheetController.MOST_GRAMS) long grams,
      @Nullable @Size(max = 200) String reason) {}

  /**
   * Read where everything is that a district collected, by category, and whether it agrees.
   *
   * @param district its code
   * @param at the moment, such as 2026-11-20T10:00:00+08:00, or a day, at the end of which; now
   *     without it
   */
  @Get("/balance")
  Balance balance(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Nullable @QueryValue String at) {
    var query = new QueryReader();
    var code = query.required("district", district);
    var moment = query.to("at", at);
    query.check();
    scope.requireSight(actor, code);
    if (moment == null) {
      return balances.at(code, clock.instant());
    }
    boolean isDay = Objects.requireNonNull(at).indexOf('T') < 0;
    // The end of a day is the last moment of it.
    return balances.at(code, isDay ? moment.minusMillis(1) : moment);
  }

  /**
   * List the movements of a district, the newest first.
   *
   * @param district its code; needed by those who look after several
   * @param kind only these
   * @param category only what moved such a material
   * @param stationId only of this station
   * @param from booked on this day or at this moment, or later
   * @param to booked on this day or before this moment
   */
  @Get("/movements")
  Page<MovementView> movements(
      Actor actor,
      @Parameter(example = "tianqiao") @Nullable @QueryValue String district,
      @Nullable @QueryValue String kind,
      @Nullable @QueryValue String category,
      @Nullable @QueryValue String stationId,
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    int size = query.limit(limit);
    var code = QueryReader.optional(district) == null ? scope.onlyDistrict(actor) : district;
    var filter = filter(query, code, kind, category, stationId, from, to, false);
    return movements.list(actor, filter, cursor, size);
  }

  /**
   * Download the movements of a district as CSV, one line a posting.
   *
   * @param district its code
   * @param kind only these
   * @param category only of this material
   * @param stationId only of this station
   * @param from first day they were booked on
   * @param to last day, at most a year later
   */
  @Get("/movements/csv")
  @Produces(Table.CSV)
  HttpResponse<String> csv(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Nullable @QueryValue String kind,
      @Nullable @QueryValue String category,
      @Nullable @QueryValue String stationId,
      @Parameter(required = true, example = "2026-11-01") @Nullable @QueryValue String from,
      @Parameter(required = true, example = "2026-11-30") @Nullable @QueryValue String to) {
    var filter = filter(new QueryReader(), district, kind, category, stationId, from, to, true);
    return HttpResponse.ok(movements.table(actor, filter).csv())
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(filter, "csv"));
  }

  /**
   * Download the movements of a district as a workbook, one line a posting.
   *
   * @param district its code
   * @param kind only these
   * @param category only of this material
   * @param stationId only of this station
   * @param from first day they were booked on
   * @param to last day, at most a year later
   */
  @Get("/movements/xlsx")
  @Produces(Table.XLSX)
  HttpResponse<?> xlsx(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Nullable @QueryValue String kind,
      @Nullable @QueryValue String category,
      @Nullable @QueryValue String stationId,
      @Parameter(required = true, example = "2026-11-01") @Nullable @QueryValue String from,
      @Parameter(required = true, example = "2026-11-30") @Nullable @QueryValue String to) {
    var filter = filter(new QueryReader(), district, kind, category, stationId, from, to, true);
    var book = movements.table(actor, filter).xlsx("回收台账");
    var file =
        new StreamedFile(new ByteArrayInputStream(book), MediaType.of(Table.XLSX), 0, book.length);
    return Cached.never(HttpResponse.ok(file))
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(filter, "xlsx"));
  }

  private static String attachment(Movements.Filter filter, String type) {
    return "attachment; filename=\"recyclables-%s-%s.%s\""
        .formatted(filter.district(), BusinessTime.dayOf(filter.since()), type);
  }

  private Movements.Filter filter(
      QueryReader query,
      @Nullable String district,
      @Nullable String kind,
      @Nullable String category,
      @Nullable String stationId,
      @Nullable String from,
      @Nullable String to,
      boolean needsPeriod) {
    var code = query.required("district", district);
    var wantedKind = query.choice("kind", kind, MovementKind.values());
    var wantedCategory = query.choice("category", category, MaterialCategory.values());
    var station = QueryReader.optional(stationId);
    if (station != null && !station.matches(Ids.PATTERN)) {
      query.add("stationId", "code", Map.of());
      station = null;
    }
    if (needsPeriod) {
      query.required("from", from);
      query.required("to", to);
    }
    var since = query.from("from", from);
    var until = query.to("to", to);
    query.check();
    if (since != null && until != null && !until.isAfter(since)) {
      query.add("to", "before-from", Map.of());
    } else if (needsPeriod
        && since != null
        && until != null
        && until.isAfter(since.plus(Duration.ofDays(MOST_DAYS)))) {
      query.add("to", "period-days", Map.of("days", MOST_DAYS));
    }
    query.check();
    return new Movements.Filter(
        code,
        since == null ? Instant.EPOCH : since,
        until == null ? clock.instant().plus(Duration.ofDays(1)) : until,
        wantedKind,
        wantedCategory,
        station == null ? 0 : Long.parseLong(station));
  }

  /** Book what was sorted, sold or disposed at a centre, or lost anywhere but on the road. */
  @Post("/movements")
  @Status(HttpStatus.CREATED)
  HttpResponse<MovementView> move(
      @Valid @Body NewMovement given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () -> Reply.created(MOVEMENTS, movements.view(handling.book(actor, given))));
  }

  /**
   * Take back a movement that staff booked wrongly, by an opposite one (冲销): what was SORTED, SOLD,
   * DISPOSED or LOST lies where it lay. Twice is once.
   */
  @Post("/movements/{id}/reversal")
  @Problems({"movement-not-reversible", "not-enough-stock"})
  @Status(HttpStatus.CREATED)
  HttpResponse<MovementView> reverse(
      Actor actor,
      long id,
      @Valid @Body LoadSheetController.Reversal given,
      HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () ->
            Reply.created(MOVEMENTS, movements.view(reversals.reverse(actor, id, given.reason()))));
  }

  /**
   * Sum up what a district collected, beside the same days of the year before.
   *
   * @param district its code
   * @param from first day, in Asia/Shanghai
   * @param to last day, at most a year later
   * @param groupBy CATEGORY, STATION, DAY or AREA
   */
  @Get("/figures")
  CollectionFigures figures(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Parameter(required = true, example = "2026-11-01") @Nullable @QueryValue String from,
      @Parameter(required = true, example = "2026-11-30") @Nullable @QueryValue String to,
      @Parameter(required = true, example = "CATEGORY") @Nullable @QueryValue String groupBy) {
    var query = new QueryReader();
    var code = query.required("district", district);
    var first = query.date("from", from);
    var last = query.date("to", to);
    var group = query.requiredChoice("groupBy", groupBy, CollectionFigures.Group.values());
    query.check();
    if (last.isBefore(first)) {
      query.add("to", "before-from", Map.of());
    } else if (!last.isBefore(first.plusDays(MOST_DAYS))) {
      query.add("to", "period-days", Map.of("days", MOST_DAYS));
    }
    query.check();
    return figures.collection(actor, code, first, last, group);
  }

  /**
   * Compare what a district collected to all its household waste, by month (生活垃圾回收利用率).
   *
   * @param district its code
   * @param from first month, such as 2026-01
   * @param to last month, at most 24 in all
   */
  @Get("/recovery")
  RecoveryFigures recovery(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Parameter(required = true, example = "2026-01") @Nullable @QueryValue String from,
      @Parameter(required = true, example = "2026-11") @Nullable @QueryValue String to) {
    var query = new QueryReader();
    var code = query.required("district", district);
    var period = MonthRange.read(query, from, to);
    return figures.recovery(actor, code, period.first(), period.last());
  }

  /**
   * List what lies at the stations of a district now, the fullest first, and which are to be
   * emptied.
   *
   * @param district its code
   */
  @Get("/stations")
  StationStocks stations(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district) {
    var query = new QueryReader();
    var code = query.required("district", district);
    query.check();
    return figures.stocks(actor, code);
  }

  /**
   * Prove the ledger of a district: what always holds in it, since its first movement.
   *
   * @param district its code
   */
  @Get("/check")
  RecyclablesCheck.Report check(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district) {
    var query = new QueryReader();
    var code = query.required("district", district);
    query.check();
    scope.requireSight(actor, code);
    return check.check(code);
  }
}

package org.lvdao.pickup.recyclables;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
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
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.Problems;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** Load sheets (转运单), from the stations to the sorting centres. */
@Controller("/api/v1/staff/recyclables/load-sheets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ADMIN", "DISPATCHER", "SUPERVISOR"})
class LoadSheetController {
  private static final String HERE = "/api/v1/staff/recyclables/load-sheets/";

  /** A lorry of 40 tonnes. */
  static final long MOST_GRAMS = 40_000_000;

  private final LoadSheets sheets;
  private final Reversals reversals;
  private final Idempotency idempotency;

  LoadSheetController(LoadSheets sheets, Reversals reversals, Idempotency idempotency) {
    this.sheets = sheets;
    this.reversals = reversals;
    this.idempotency = idempotency;
  }

  /**
   * A category to be loaded.
   *
   * @param grams as weighed at the station
   */
  @Serdeable
  record NewLine(@NotNull MaterialCategory category, @Min(1) @Max(MOST_GRAMS) long grams) {}

  /**
   * What leaves a station for its centre.
   *
   * @param vehicle its plate
   */
  @Serdeable
  record NewLoadSheet(
      @NotBlank @Pattern(regexp = Ids.PATTERN) String stationId,
      @NotBlank @Size(max = 20) String vehicle,
      @Nullable @Size(max = 200) String note,
      @NotEmpty @Size(max = 8) List<@NotNull @Valid NewLine> lines) {}

  /**
   * A category as it arrived.
   *
   * @param grams as weighed at the centre
   * @param reason why this differs from what was loaded; required then
   */
  @Serdeable
  record ReceivedLine(
      @NotNull MaterialCategory category,
      @Min(0) @Max(MOST_GRAMS) long grams,
      @Nullable @Size(max = 200) String reason) {}

  /**
   * What arrived.
   *
   * @param lines each category of the sheet
   */
  @Serdeable
  record Receipt(@NotEmpty @Size(max = 8) List<@NotNull @Valid ReceivedLine> lines) {}

  /** Why something is taken back. */
  @Serdeable
  record Reversal(@NotBlank @Size(max = 200) String reason) {}

  /**
   * Take back a load sheet that has not arrived (撤销转运单): what is on it lies at its station again.
   */
  @Post("/{id}/cancel")
  @Problems("load-sheet-received")
  HttpResponse<LoadSheetView> cancel(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Reversal given,
      HttpRequest<?> request) {
    long version = Versions.required(ifMatch);
    return idempotency.onceIfAsked(
        request,
        actor,
        given,
        () -> {
          reversals.cancel(actor, id, version, given.reason().strip());
          var sheet = sheets.read(actor, id);
          return Reply.ok(sheet.version(), sheet.view());
        });
  }

  /**
   * List the load sheets of a district, the newest first.
   *
   * @param district its code
   * @param status only these; all without it
   */
  @Get
  Page<LoadSheetView> list(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Nullable @QueryValue String status,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    var wanted = query.choice("status", status, LoadSheetStatus.values());
    int size = query.limit(limit);
    query.check();
    return sheets.list(actor, code, wanted, cursor, size);
  }

  /** Read a load sheet; its ETag is the version a receipt is based on. */
  @Get("/{id}")
  HttpResponse<LoadSheetView> read(Actor actor, long id) {
    var sheet = sheets.read(actor, id);
    return Versions.ok(sheet.version(), sheet.view());
  }

  /** Load stock of a station for its sorting centre. What is on the sheet has left the stock. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<LoadSheetView> load(
      @Valid @Body NewLoadSheet given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () -> {
          var sheet = sheets.load(actor, given);
          return Reply.created(HERE + sheet.view().id(), sheet.version(), sheet.view());
        });
  }

  /**
   * Receive a load sheet at the centre, with the weights found there. A weight that differs needs a
   * reason, and the difference becomes a loss, or takes from it.
   */
  @Post("/{id}/receipt")
  HttpResponse<LoadSheetView> receive(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Receipt given,
      HttpRequest<?> request) {
    long version = Versions.required(ifMatch);
    return idempotency.onceIfAsked(
        request,
        actor,
        given,
        () -> {
          var sheet = sheets.receive(actor, id, version, given.lines());
          return Reply.ok(sheet.version(), sheet.view());
        });
  }
}

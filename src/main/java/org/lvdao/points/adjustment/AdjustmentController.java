package org.lvdao.points.adjustment;

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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** Points that staff give or take (积分调整). */
@Controller("/api/v1/staff/points/adjustments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
class AdjustmentController {
  private static final String HERE = "/api/v1/staff/points/adjustments/";

  private final Adjustments adjustments;
  private final Idempotency idempotency;

  AdjustmentController(Adjustments adjustments, Idempotency idempotency) {
    this.adjustments = adjustments;
    this.idempotency = idempotency;
  }

  /**
   * An adjustment to be made.
   *
   * @param points of the district the household lives in; negative to take them
   * @param note why; the household reads it
   */
  @Serdeable
  record NewAdjustment(
      @NotBlank @Pattern(regexp = Ids.PATTERN) String householdId,
      @Min(-1_000_000) @Max(1_000_000) long points,
      @NotBlank @Size(max = 100) String note) {}

  /**
   * What shall become of one that waits.
   *
   * @param note why; needed when it is refused
   */
  @Serdeable
  record Decision(@NotNull Boolean accept, @Nullable @Size(min = 1, max = 100) String note) {}

  /**
   * An adjustment.
   *
   * @param redemptionId of a refund; null for others
   * @param proposedBy the account of who wanted it
   * @param decidedBy the account of who agreed or not; null while it waits, and when nobody had to
   * @param version for If-Match
   */
  @Serdeable
  record Adjustment(
      String id,
      String district,
      String householdId,
      long points,
      @Nullable String redemptionId,
      String note,
      AdjustmentState state,
      Instant proposedAt,
      String proposedBy,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy,
      @Nullable String decisionNote,
      long version) {
    static Adjustment of(AdjustmentRow row) {
      var decider = row.decidedBy();
      var redemption = row.redemptionId();
      return new Adjustment(
          Long.toString(row.id()),
          row.district(),
          Long.toString(row.householdId()),
          row.points(),
          redemption == null ? null : Long.toString(redemption),
          row.note(),
          row.state(),
          row.proposedAt(),
          Long.toString(row.proposedBy()),
          row.decidedAt(),
          decider == null ? null : Long.toString(decider),
          row.decisionNote(),
          row.version());
    }
  }

  /**
   * Give points to a household, or take them.
   *
   * <p>What is more than one person may do in a month waits for a second one (双人复核). A mistake is
   * made good by another adjustment.
   */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<Adjustment> propose(
      HttpRequest<?> request, Actor actor, @Valid @Body NewAdjustment wanted) {
    return idempotency.once(
        request,
        actor,
        wanted,
        () ->
            created(
                adjustments.propose(
                    actor, Long.parseLong(wanted.householdId()), wanted.points(), wanted.note())));
  }

  static Reply<Adjustment> created(AdjustmentRow row) {
    return Reply.created(HERE + row.id(), row.version(), Adjustment.of(row));
  }

  /**
   * List the adjustments that wait for a second person, the longest waiting first.
   *
   * @param district its code
   */
  @Get
  Page<Adjustment> list(
      Actor actor,
      @Parameter(required = true) @Nullable @QueryValue String district,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int size = query.limit(limit);
    query.check();
    return adjustments.waiting(actor, code, cursor, size).map(Adjustment::of);
  }

  /** Read an adjustment, also once it is decided. */
  @Get("/{id}")
  HttpResponse<Adjustment> read(Actor actor, long id) {
    var row = adjustments.read(actor, id);
    return Versions.ok(row.version(), Adjustment.of(row));
  }

  /**
   * Agree to an adjustment that waits, which then is booked, or refuse it.
   *
   * @param ifMatch the ETag of the adjustment as it was read
   */
  @Post("/{id}/decision")
  HttpResponse<Adjustment> decide(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Decision decision) {
    long version = Versions.required(ifMatch);
    return idempotency.onceIfAsked(
        request,
        actor,
        decision,
        () -> {
          var row = adjustments.decide(actor, id, version, decision.accept(), decision.note());
          return Reply.ok(row.version(), Adjustment.of(row));
        });
  }
}

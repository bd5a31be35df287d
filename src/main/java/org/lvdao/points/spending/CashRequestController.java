package org.lvdao.points.spending;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** Cash for points that is more than a household gets without asking (返现审批). */
@Controller("/api/v1/staff/cash-requests")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
class CashRequestController {
  private final CashRequests requests;
  private final Idempotency idempotency;

  CashRequestController(CashRequests requests, Idempotency idempotency) {
    this.requests = requests;
    this.idempotency = idempotency;
  }

  /**
   * A household's wish for cash.
   *
   * @param amountFen in 分
   * @param note why it was refused, or could not be paid
   * @param version for If-Match
   */
  @Serdeable
  record CashRequest(
      String id,
      String district,
      String householdId,
      String name,
      int quantity,
      long points,
      long amountFen,
      RedemptionState state,
      @Nullable String note,
      Instant createdAt,
      @Nullable Instant endedAt,
      long version) {
    static CashRequest of(RedemptionRow row) {
      return new CashRequest(
          Long.toString(row.id()),
          row.district(),
          Long.toString(row.householdId()),
          row.name(),
          row.quantity(),
          row.points(),
          row.cash(),
          row.state(),
          row.note(),
          row.createdAt(),
          row.endedAt(),
          row.version());
    }
  }

  /**
   * What shall become of it.
   *
   * @param note why; the household reads it when it is refused, and then it is needed
   */
  @Serdeable
  record Decision(@NotNull Boolean accept, @Nullable @Size(min = 1, max = 100) String note) {}

  /**
   * List the cash that waits for approval, the longest waiting first.
   *
   * @param district its code
   */
  @Get
  Page<CashRequest> list(
      Actor actor,
      @Parameter(required = true) @Nullable @QueryValue String district,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int size = query.limit(limit);
    query.check();
    return requests.waiting(actor, code, cursor, size).map(CashRequest::of);
  }

  /** Read a household's wish for cash, also once it is decided. */
  @Get("/{id}")
  HttpResponse<CashRequest> read(Actor actor, long id) {
    var row = requests.read(actor, id);
    return Versions.ok(row.version(), CashRequest.of(row));
  }

  /**
   * Approve cash, which is then paid with the next payout, or refuse it: its points come back.
   *
   * <p>Nobody decides about their own household (双人复核).
   *
   * @param ifMatch the ETag of the request as it was read
   */
  @Post("/{id}/decision")
  HttpResponse<CashRequest> decide(
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
          var row = requests.decide(actor, id, version, decision.accept(), decision.note());
          return Idempotency.Reply.ok(row.version(), CashRequest.of(row));
        });
  }
}

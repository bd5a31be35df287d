package org.lvdao.points.spending;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;

/** Payouts of cash (返现打款): the file for the office that pays, and what it says became of it. */
@Controller("/api/v1/staff/payouts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
class PayoutController {
  private final Payouts payouts;
  private final PayoutResults results;
  private final Idempotency idempotency;

  PayoutController(Payouts payouts, PayoutResults results, Idempotency idempotency) {
    this.payouts = payouts;
    this.results = results;
    this.idempotency = idempotency;
  }

  /**
   * @param district its code
   */
  @Serdeable
  record NewPayout(@NotBlank @Size(max = 32) String district) {}

  /** Make a payout of all approved cash that is in none yet, at most 1,000. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<PayoutView> make(
      HttpRequest<?> request, Actor actor, @Valid @Body NewPayout wanted) {
    return idempotency.once(
        request,
        actor,
        wanted,
        () -> {
          var made = payouts.make(actor, wanted.district());
          return Idempotency.Reply.created("/api/v1/staff/payouts/" + made.id(), made);
        });
  }

  /**
   * List the payouts of a district, the newest first.
   *
   * @param district its code
   */
  @Get
  Page<PayoutView> list(
      Actor actor,
      @Parameter(required = true) @Nullable @QueryValue String district,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int size = query.limit(limit);
    query.check();
    return payouts.list(actor, code, cursor, size);
  }

  /** Read what of a payout is paid, has failed and is open. */
  @Get("/{id}")
  PayoutView read(Actor actor, long id) {
    return payouts.view(payouts.read(actor, id));
  }

  /**
   * Download a payout as a CSV file: number, payee, amountFen, amountYuan, note, result, reason.
   *
   * <p>Whoever downloads it is kept in the audit log, because it names payees.
   */
  @Get("/{id}/file")
  @Produces("text/csv; charset=utf-8")
  HttpResponse<String> file(Actor actor, long id) {
    var payout = payouts.read(actor, id);
    return Cached.never(HttpResponse.ok(payouts.file(actor, payout)))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"payout-%d.csv\"".formatted(id));
  }

  /**
   * Take in what became of a payout: its file with the columns result (PAID or FAILED) and reason
   * filled in.
   *
   * <p>Each line must match a number and its amount; one that does not changes nothing and is named
   * in the answer. What has no result yet stays open. The same file may come again.
   */
  @Post("/{id}/results")
  @Consumes("text/csv")
  PayoutResults.Reconciled reconcile(Actor actor, long id, @Nullable @Body byte[] content) {
    return results.reconcile(actor, id, content == null ? new byte[0] : content);
  }
}

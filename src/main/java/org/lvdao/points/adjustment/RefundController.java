package org.lvdao.points.adjustment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Idempotency;

/** Points that come back for what a household has got and returned (退货退分). */
@Controller("/api/v1/staff/redemptions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
class RefundController {
  private final Adjustments adjustments;
  private final Idempotency idempotency;

  RefundController(Adjustments adjustments, Idempotency idempotency) {
    this.adjustments = adjustments;
    this.idempotency = idempotency;
  }

  /**
   * @param note why; the household reads it
   */
  @Serdeable
  record Refund(@NotBlank @Size(max = 100) String note) {}

  /**
   * Give the points of a redemption back, because its goods were returned or its vouchers are void.
   *
   * <p>It is an adjustment: what is more than one person may do in a month waits for a second one
   * (双人复核).
   */
  @Post("/{id}/refund")
  @Status(HttpStatus.CREATED)
  HttpResponse<AdjustmentController.Adjustment> refund(
      HttpRequest<?> request, Actor actor, long id, @Valid @Body Refund refund) {
    return idempotency.once(
        request,
        actor,
        refund,
        () -> AdjustmentController.created(adjustments.refund(actor, id, refund.note())));
  }
}

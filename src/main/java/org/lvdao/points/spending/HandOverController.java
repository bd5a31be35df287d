package org.lvdao.points.spending;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Idempotency;

/** Goods at a station, handed over to who shows the pick-up code. */
@Controller("/api/v1/staff/redemptions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"INSPECTOR", "COLLECTOR", "ADMIN"})
class HandOverController {
  private final HandOver handOver;
  private final Idempotency idempotency;

  HandOverController(HandOver handOver, Idempotency idempotency) {
    this.handOver = handOver;
    this.idempotency = idempotency;
  }

  /**
   * What is to be handed over. It says nothing about whose it is.
   *
   * @param endedAt when it was handed over, taken back or expired; null while it waits
   */
  @Serdeable
  record Goods(
      String id,
      String name,
      int quantity,
      RedemptionState state,
      @Nullable Instant pickupUntil,
      @Nullable Instant endedAt) {
    static Goods of(RedemptionRow row) {
      return new Goods(
          Long.toString(row.id()),
          row.name(),
          row.quantity(),
          row.state(),
          row.pickupUntil(),
          row.endedAt());
    }
  }

  /**
   * Show what a pick-up code stands for.
   *
   * @param pickupCode ten digits
   */
  @Get("/{pickupCode}")
  Goods show(Actor actor, String pickupCode) {
    return Goods.of(handOver.show(actor, pickupCode));
  }

  /**
   * Hand goods over.
   *
   * @param pickupCode ten digits
   */
  @Post("/{pickupCode}/hand-over")
  HttpResponse<Goods> handOver(Actor actor, String pickupCode, HttpRequest<?> request) {
    return idempotency.once(
        request, actor, () -> Idempotency.Reply.ok(Goods.of(handOver.handOver(actor, pickupCode))));
  }
}

package org.lvdao.points.spending;

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
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;

/** What points buy, and what one's household got for them (积分兑换). */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class RedemptionController {
  private final Rewards rewards;
  private final Redeeming redeeming;
  private final Redemptions redemptions;
  private final Idempotency idempotency;

  RedemptionController(
      Rewards rewards, Redeeming redeeming, Redemptions redemptions, Idempotency idempotency) {
    this.rewards = rewards;
    this.redeeming = redeeming;
    this.redemptions = redemptions;
    this.idempotency = idempotency;
  }

  @Serdeable
  record RewardList(List<RewardView> items) {}

  /**
   * What one wants.
   *
   * @param rewardCode of the district
   * @param district whose points pay for it; where one's household lives when none is named
   */
  @Serdeable
  record Wish(
      @NotBlank @Size(max = 32) String rewardCode,
      @Min(1) @Max(100) int quantity,
      @Nullable @Size(min = 1, max = 32) String district) {}

  /**
   * List what points buy in a district, the cheapest first.
   *
   * @param district its code; where one's household lives when none is named
   */
  @Get("/rewards")
  RewardList list(Actor actor, @Nullable @QueryValue String district) {
    var code = QueryReader.optional(district);
    return new RewardList(
        rewards.offered(code == null ? redemptions.district(actor) : code).stream()
            .map(RewardView::of)
            .toList());
  }

  /**
   * Get a reward for points of one's household: goods to be picked up, a voucher, cash, a donation.
   */
  @Post("/redemptions")
  @Status(HttpStatus.CREATED)
  HttpResponse<RedemptionView> redeem(@Valid @Body Wish wish, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        wish,
        () -> {
          var row = redeeming.redeem(actor, wish.district(), wish.rewardCode(), wish.quantity());
          return Idempotency.Reply.created(
              "/api/v1/redemptions/" + row.id(), RedemptionView.of(row, List.of()));
        });
  }

  /** List what one's household got for points, the newest first. */
  @Get("/redemptions")
  Page<RedemptionView> mine(
      Actor actor, @Nullable @QueryValue String cursor, @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    int size = query.limit(limit);
    query.check();
    return redemptions.list(actor, cursor, size).map(row -> RedemptionView.of(row, List.of()));
  }

  /** Read what one's household got for points; the only place that shows the codes of vouchers. */
  @Get("/redemptions/{id}")
  RedemptionView read(Actor actor, long id) {
    var row = redemptions.read(actor, id);
    return RedemptionView.of(row, redemptions.vouchers(row));
  }

  /** Take back goods that wait, or cash that is not being paid yet; the points come back. */
  @Post("/redemptions/{id}/cancel")
  RedemptionView cancel(Actor actor, long id) {
    return RedemptionView.of(redemptions.cancel(actor, id), List.of());
  }
}

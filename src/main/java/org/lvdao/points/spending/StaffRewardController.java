package org.lvdao.points.spending;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.auth.Digests;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** What points buy in the districts one administers. */
@Controller("/api/v1/staff/rewards")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
class StaffRewardController {
  private final Rewards rewards;
  private final VoucherLoading vouchers;
  private final Idempotency idempotency;

  StaffRewardController(Rewards rewards, VoucherLoading vouchers, Idempotency idempotency) {
    this.rewards = rewards;
    this.vouchers = vouchers;
    this.idempotency = idempotency;
  }

  /**
   * A reward to be added.
   *
   * @param code of letters, digits, dots and dashes, unique in the district
   * @param stock of goods; 0 for others
   */
  @Serdeable
  record NewReward(
      @NotNull @Size(min = 1, max = 32) String district,
      @NotNull @Pattern(regexp = "[A-Za-z0-9.-]{1,32}") String code,
      @NotNull RewardKind kind,
      @Min(0) @Max(1_000_000) long stock,
      @NotNull @Valid RewardText text) {}

  /**
   * A change of the stock.
   *
   * @param more negative takes out
   */
  @Serdeable
  record Stock(@Min(-1_000_000) @Max(1_000_000) long more) {}

  /**
   * A reward as staff see it.
   *
   * @param lowStock fewer left are an alarm
   * @param low whether so few are left
   */
  @Serdeable
  record StaffReward(
      RewardView reward, String district, long lowStock, boolean low, boolean offered) {
    static StaffReward of(RewardRow row) {
      return new StaffReward(
          RewardView.of(row), row.district(), row.lowStock(), row.isLow(), row.offered());
    }
  }

  @Serdeable
  record StaffRewards(List<StaffReward> items) {}

  /**
   * List all rewards of a district, the cheapest first.
   *
   * @param district its code
   */
  @Get
  StaffRewards list(
      Actor actor, @Parameter(required = true) @Nullable @QueryValue String district) {
    var query = new QueryReader();
    var code = query.required("district", district);
    query.check();
    return new StaffRewards(rewards.all(actor, code).stream().map(StaffReward::of).toList());
  }

  /** Read a reward. */
  @Get("/{id}")
  HttpResponse<StaffReward> read(Actor actor, long id) {
    return answer(rewards.read(actor, id));
  }

  /** Add a reward. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<StaffReward> add(@Valid @Body NewReward given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () -> {
          var row =
              rewards.add(
                  actor, given.district(), given.code(), given.kind(), given.stock(), given.text());
          return Idempotency.Reply.created(
              "/api/v1/staff/rewards/" + row.id(), row.version(), StaffReward.of(row));
        });
  }

  /** Change what is said of a reward and asked for it. */
  @Put("/{id}")
  HttpResponse<StaffReward> change(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body RewardText text) {
    return answer(rewards.change(actor, id, Versions.required(ifMatch), text));
  }

  /** Put goods into stock, or take them out. */
  @Post("/{id}/stock")
  HttpResponse<StaffReward> stock(
      Actor actor, long id, @Valid @Body Stock stock, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        stock,
        () -> {
          var row = rewards.addStock(actor, id, stock.more());
          return Idempotency.Reply.ok(row.version(), StaffReward.of(row));
        });
  }

  /** A file, as a retry knows it again. */
  @Serdeable
  record Content(String sha256) {
    static Content of(byte[] file) {
      return new Content(HexFormat.of().formatHex(Digests.sha256(file)));
    }
  }

  /**
   * Load the codes of a voucher, one a line, all of them or none. Each is given to one household.
   */
  @Post("/{id}/vouchers")
  @Consumes("text/plain")
  HttpResponse<StaffReward> load(
      Actor actor, long id, @Nullable @Body byte[] content, HttpRequest<?> request) {
    var file = content == null ? new byte[0] : content;
    return idempotency.onceIfAsked(
        request,
        actor,
        Content.of(file),
        () -> {
          var row = vouchers.load(actor, id, file);
          return Idempotency.Reply.ok(row.version(), StaffReward.of(row));
        });
  }

  private static HttpResponse<StaffReward> answer(RewardRow row) {
    return Versions.ok(row.version(), StaffReward.of(row));
  }
}

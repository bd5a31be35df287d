package org.lvdao.pickup.market;

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
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** What residents offer on the flea market, for the desk that looks at it. */
@Controller("/api/v1/staff/market/items")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("DISPATCHER")
class StaffMarketController {
  private final Moderation moderation;
  private final MarketViews views;
  private final Idempotency idempotency;

  StaffMarketController(Moderation moderation, MarketViews views, Idempotency idempotency) {
    this.moderation = moderation;
    this.views = views;
    this.idempotency = idempotency;
  }

  /**
   * A thing as staff see it, who do not learn who gives or takes it.
   *
   * @param doubt what a machine found in its words; null for nothing
   * @param abuses how many residents found something wrong since a dispatcher accepted it last
   * @param note why it was refused; null when it was not
   */
  @Serdeable
  record StaffThing(MarketView item, @Nullable String doubt, int abuses, @Nullable String note) {}

  /**
   * What the desk decides.
   *
   * @param note why it may not be offered, for the giver to read; for that and nothing else
   */
  @Serdeable
  record MarketDecision(boolean accept, @Nullable @Size(min = 2, max = 200) String note) {}

  /**
   * List the things of a district, the newest first.
   *
   * @param district its code
   * @param state the one they are in; REVIEW without it, which waits for a decision
   */
  @Get
  Page<StaffThing> list(
      Actor actor,
      @Parameter(required = true) @Nullable @QueryValue String district,
      @Nullable @QueryValue String state,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    var wanted = query.choice("state", state, MarketState.values());
    int size = query.limit(limit);
    query.check();
    return moderation
        .list(actor, code, wanted == null ? MarketState.REVIEW : wanted, cursor, size)
        .map(this::thing);
  }

  /** Read a thing; its ETag is the version a decision is based on. */
  @Get("/{id}")
  HttpResponse<StaffThing> read(Actor actor, long id) {
    var row = moderation.read(actor, id);
    return Versions.ok(row.version(), thing(row));
  }

  /**
   * Decide whether others may see a thing, or take it down; whoever reserved it gets points back.
   */
  @Post("/{id}/decision")
  HttpResponse<StaffThing> decide(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body MarketDecision decision,
      HttpRequest<?> request) {
    long version = Versions.required(ifMatch);
    if (decision.accept() == (decision.note() != null)) {
      throw DomainError.field("/note", "market-note");
    }
    return idempotency.onceIfAsked(
        request,
        actor,
        decision,
        () -> {
          var row = moderation.decide(actor, id, version, decision.note());
          return Idempotency.Reply.ok(row.version(), thing(row));
        });
  }

  private StaffThing thing(MarketItemRow row) {
    return new StaffThing(views.view(row, 0), row.doubt(), row.abuses(), row.note());
  }
}

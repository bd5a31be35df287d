package org.lvdao.pickup.market;

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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Datum;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;

/** The flea market of a community (社区跳蚤市场). */
@Controller("/api/v1/market/items")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class MarketController {
  private final Market market;
  private final Taking taking;
  private final Moderation moderation;
  private final MarketViews views;
  private final Idempotency idempotency;

  MarketController(
      Market market,
      Taking taking,
      Moderation moderation,
      MarketViews views,
      Idempotency idempotency) {
    this.market = market;
    this.taking = taking;
    this.moderation = moderation;
    this.views = views;
    this.idempotency = idempotency;
  }

  /**
   * What the taker shows.
   *
   * @param code eight letters and digits; hyphens, spaces and case do not matter
   */
  @Serdeable
  record ShownCode(@NotBlank @Size(max = 20) String code) {}

  /** What is wrong with a thing. */
  @Serdeable
  record Abuse(@NotNull AbuseReason reason) {}

  /**
   * Offer something usable to one's community, for nothing or for points. Others see it once a
   * dispatcher has looked at it.
   */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<MarketView> offer(
      @Valid @Body MarketOffer offer, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        offer,
        () -> {
          var row = market.offer(actor, offer);
          return Idempotency.Reply.created(
              "/api/v1/market/items/" + row.id(), views.view(row, actor.accountId()));
        });
  }

  /**
   * List what one can have, the newest first: around one's home, or in the subdistrict of a place.
   *
   * @param within COMMUNITY, SUBDISTRICT or DISTRICT: how far from home one looks; COMMUNITY
   *     without it
   * @param lat degrees north, -90 to 90: for a place instead of one's home, with lon and datum
   * @param lon degrees east, -180 to 180
   * @param datum of the coordinates: GCJ02 or WGS84
   */
  @Get
  Page<MarketView> list(
      Actor actor,
      @Nullable @QueryValue String within,
      @Nullable @QueryValue String lat,
      @Nullable @QueryValue String lon,
      @Nullable @QueryValue String datum,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    boolean atPlace = lat != null || lon != null || datum != null;
    double latitude = atPlace ? query.number("lat", lat, -90, 90) : 0;
    double longitude = atPlace ? query.number("lon", lon, -180, 180) : 0;
    var reference = atPlace ? query.requiredChoice("datum", datum, Datum.values()) : Datum.WGS84;
    var distance = query.choice("within", within, Market.Within.values());
    int size = query.limit(limit);
    query.check();
    var found =
        atPlace
            ? market.near(Wgs84.of(latitude, longitude, reference), cursor, size)
            : market.around(
                actor, distance == null ? Market.Within.COMMUNITY : distance, cursor, size);
    return views.views(found, actor.accountId());
  }

  /** List what one gives and takes, the newest first. */
  @Get("/mine")
  Page<MarketView> mine(
      Actor actor, @Nullable @QueryValue String cursor, @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    int size = query.limit(limit);
    query.check();
    return views.views(market.mine(actor, cursor, size), actor.accountId());
  }

  /** Read what one can have, gives or takes. */
  @Get("/{id}")
  MarketView read(Actor actor, long id) {
    return views.view(market.read(actor, id), actor.accountId());
  }

  /** Reserve a thing for a week; its points are set aside. The answer has the code to show. */
  @Post("/{id}/reservation")
  HttpResponse<MarketView> reserve(Actor actor, long id, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        () -> Idempotency.Reply.ok(views.view(taking.reserve(actor, id), actor.accountId())));
  }

  /** Leave what one reserved to others; the points come back. */
  @Post("/{id}/release")
  @Status(HttpStatus.NO_CONTENT)
  void release(Actor actor, long id) {
    taking.release(actor, id);
  }

  /** Hand a thing over to whoever shows the code; the points become one's household's. */
  @Post("/{id}/hand-over")
  HttpResponse<MarketView> handOver(
      Actor actor, long id, @Valid @Body ShownCode shown, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        shown,
        () ->
            Idempotency.Reply.ok(
                views.view(taking.handOver(actor, id, shown.code()), actor.accountId())));
  }

  /** Take back what one offered; whoever reserved it gets the points back. */
  @Post("/{id}/close")
  MarketView close(Actor actor, long id) {
    return views.view(market.close(actor, id), actor.accountId());
  }

  /** Say that something is wrong with a thing; twice is once. */
  @Post("/{id}/abuse")
  @Status(HttpStatus.NO_CONTENT)
  void reportAbuse(Actor actor, long id, @Valid @Body Abuse abuse) {
    moderation.reportAbuse(actor, id, abuse.reason());
  }
}

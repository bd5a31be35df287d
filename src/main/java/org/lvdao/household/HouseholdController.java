package org.lvdao.household;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.ClientAddress;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** One's own household. */
@Controller("/api/v1/households")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class HouseholdController {
  private static final String MINE = "/api/v1/households/mine";

  private final OwnHousehold own;
  private final HouseholdViews views;
  private final DeliveryViews deliveries;
  private final Idempotency idempotency;
  private final ClientAddress addresses;

  HouseholdController(
      OwnHousehold own,
      HouseholdViews views,
      DeliveryViews deliveries,
      Idempotency idempotency,
      ClientAddress addresses) {
    this.own = own;
    this.views = views;
    this.deliveries = deliveries;
    this.idempotency = idempotency;
    this.addresses = addresses;
  }

  /**
   * Where a household lives.
   *
   * @param communityCode of the community (社区)
   * @param address building, unit and room, as people there write it
   */
  @Serdeable
  record Dwelling(
      @NotBlank @Size(max = 40) String communityCode,
      @NotBlank @Size(min = 2, max = 100) String address) {}

  /**
   * An invitation.
   *
   * @param inviteCode as the head of the household (户主) was given it, with its hyphen
   */
  @Serdeable
  record Invitation(@NotBlank @Size(max = 20) String inviteCode) {}

  /**
   * A member of one's household.
   *
   * @param memberId as the list of members has it
   */
  @Serdeable
  record NewHead(@NotNull @Pattern(regexp = Ids.PATTERN) String memberId) {}

  /**
   * Register one's household (户) and be its head (户主).
   *
   * <p>An address that is registered already answers address-registered: who lives there joins by
   * invitation.
   */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<HouseholdPass> create(
      HttpRequest<?> request, Actor actor, @Valid @Body Dwelling dwelling) {
    return idempotency.once(
        request,
        actor,
        dwelling,
        () -> {
          var member = own.create(actor, dwelling.communityCode(), dwelling.address());
          var shown = views.pass(member);
          return Reply.created(MINE, shown.version(), shown.view());
        });
  }

  /** Join a household by its invitation code, typed or from the QR; who belongs to it, stays. */
  @Post("/join")
  HttpResponse<HouseholdPass> join(
      HttpRequest<?> request, Actor actor, @Valid @Body Invitation invitation) {
    var address = addresses.of(request);
    own.checkGuessing(actor, address);
    try {
      return idempotency.onceIfAsked(
          request, actor, invitation, () -> reply(own.join(actor, invitation.inviteCode())));
    } catch (DomainError failure) {
      if (failure.type() == HouseholdProblem.INVITE_CODE_INVALID) {
        own.guessed(actor, address);
      }
      throw failure;
    }
  }

  /** Read one's household. */
  @Get("/mine")
  HttpResponse<HouseholdView> mine(Actor actor) {
    var shown = views.view(own.membership(actor));
    return Versions.ok(shown.version(), shown.view());
  }

  /** List what one's household has delivered, the newest first. */
  @Get("/mine/deliveries")
  Page<DeliveryView> deliveries(
      Actor actor, @Nullable @QueryValue String cursor, @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    int size = query.limit(limit);
    query.check();
    return deliveries.of(own.membership(actor).householdId(), cursor, size);
  }

  /** Move house; the household keeps its members, card, history and points. For its head. */
  @Put("/mine/home")
  HttpResponse<HouseholdView> move(Actor actor, @Valid @Body Dwelling dwelling) {
    own.move(actor, dwelling.communityCode(), dwelling.address());
    return mine(actor);
  }

  /** Make another member the head of the household. For its head. */
  @Put("/mine/head")
  HttpResponse<HouseholdView> handOver(Actor actor, @Valid @Body NewHead head) {
    own.handOver(actor, Long.parseLong(head.memberId()));
    return mine(actor);
  }

  /** Make a new invitation code; the one before is no longer good. For the head. */
  @Post("/mine/invitation")
  HttpResponse<HouseholdPass> invite(HttpRequest<?> request, Actor actor) {
    return idempotency.onceIfAsked(request, actor, () -> reply(own.invite(actor)));
  }

  /** Report the household's card lost and get a new one (挂失补办). For the head. */
  @Post("/mine/card")
  @Status(HttpStatus.CREATED)
  HttpResponse<HouseholdPass> replaceCard(HttpRequest<?> request, Actor actor) {
    return idempotency.once(
        request,
        actor,
        () -> {
          var shown = views.pass(own.replaceCard(actor));
          return Reply.created(MINE, shown.version(), shown.view());
        });
  }

  /** Take another member out of the household. For its head. */
  @Delete("/mine/members/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void remove(Actor actor, long id) {
    own.remove(actor, id);
  }

  /**
   * Leave one's household. After the head comes the member who has belonged to it longest.
   *
   * @param ending true lets the household end, with its points, when nobody else belongs to it
   */
  @Delete("/mine/membership")
  @Status(HttpStatus.NO_CONTENT)
  void leave(Actor actor, @Nullable @QueryValue String ending) {
    var query = new QueryReader();
    boolean mayEnd = Boolean.TRUE.equals(query.truth("ending", ending));
    query.check();
    own.leave(actor, mayEnd);
  }

  private Reply<HouseholdPass> reply(MemberRow member) {
    var shown = views.pass(member);
    return Reply.ok(shown.version(), shown.view());
  }
}

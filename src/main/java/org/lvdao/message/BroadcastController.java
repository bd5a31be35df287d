package org.lvdao.message;

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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** Announcements (公告) to the residents of the districts one administers. */
@Controller("/api/v1/staff/broadcasts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ADMIN"})
class BroadcastController {
  private final Broadcasts broadcasts;
  private final BroadcastSchedule schedule;
  private final Idempotency idempotency;

  BroadcastController(Broadcasts broadcasts, BroadcastSchedule schedule, Idempotency idempotency) {
    this.broadcasts = broadcasts;
    this.schedule = schedule;
    this.idempotency = idempotency;
  }

  /**
   * A broadcast to be written.
   *
   * @param district code of the district
   * @param zh in Chinese
   * @param en in English; null: everybody gets it in Chinese
   */
  @Serdeable
  record Draft(
      @NotBlank @Size(max = 32) String district,
      @NotNull @Valid BroadcastText zh,
      @Nullable @Valid BroadcastText en,
      @NotNull @Valid BroadcastAudience audience) {}

  /**
   * When to send.
   *
   * @param sendAt at most 30 days ahead; null for now
   */
  @Serdeable
  record Sending(@Nullable Instant sendAt) {}

  /** List the broadcasts of the districts one administers, the newest first. */
  @Get
  Page<BroadcastView> list(
      Actor actor, @Nullable @QueryValue String cursor, @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    int size = query.limit(limit);
    query.check();
    return broadcasts.list(actor, cursor, size).map(this::view);
  }

  /** Read a broadcast, and how far it has come. */
  @Get("/{id}")
  HttpResponse<BroadcastView> read(Actor actor, long id) {
    var row = broadcasts.read(actor, id);
    return Versions.ok(row.version(), view(row));
  }

  /** Write a broadcast; nobody is told yet. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<BroadcastView> draft(@Valid @Body Draft draft, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        draft,
        () -> {
          var row =
              broadcasts.draft(actor, draft.district(), draft.zh(), draft.en(), draft.audience());
          return Idempotency.Reply.created(
              "/api/v1/staff/broadcasts/" + row.id(), row.version(), view(row));
        });
  }

  /** Count whom a broadcast would tell. */
  @Get("/{id}/preview")
  BroadcastSchedule.Preview preview(Actor actor, long id) {
    return schedule.preview(actor, id);
  }

  /** Send a draft, now or at a time. Pushes follow one by one, from 8 to 22 o'clock. */
  @Post("/{id}/send")
  HttpResponse<BroadcastView> send(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Sending sending,
      HttpRequest<?> request) {
    long version = Versions.required(ifMatch);
    int people = schedule.people(actor, id);
    return idempotency.onceIfAsked(
        request,
        actor,
        sending,
        () -> reply(schedule.send(actor, id, version, people, sending.sendAt())));
  }

  /** Stop a broadcast: nobody else is told, and the pushes that were still to come do not. */
  @Post("/{id}/cancel")
  HttpResponse<BroadcastView> cancel(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      HttpRequest<?> request) {
    long version = Versions.required(ifMatch);
    return idempotency.onceIfAsked(
        request, actor, () -> reply(schedule.cancel(actor, id, version)));
  }

  private Idempotency.Reply<BroadcastView> reply(BroadcastRow row) {
    return Idempotency.Reply.ok(row.version(), view(row));
  }

  private BroadcastView view(BroadcastRow row) {
    return BroadcastView.of(row, broadcasts.audience(row));
  }
}

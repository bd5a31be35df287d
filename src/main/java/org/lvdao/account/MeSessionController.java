package org.lvdao.account;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;

/** Where the account is signed in. */
@Controller("/api/v1/me/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
class MeSessionController {
  private final Sessions sessions;

  MeSessionController(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * A sign-in that has not ended.
   *
   * @param device what the client called itself; null when it did not say
   * @param usedAt when it renewed its tokens last
   * @param current whether it is the one that asks
   */
  @Serdeable
  record Session(
      String id, @Nullable String device, Instant createdAt, Instant usedAt, boolean current) {}

  /** List where one is signed in, the newest first. */
  @Get
  Page<Session> list(
      Actor actor,
      @Nullable @QueryValue String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return sessions
        .list(actor, cursor, limit)
        .map(
            row ->
                new Session(
                    Long.toString(row.id()),
                    row.device(),
                    row.createdAt(),
                    row.usedAt(),
                    row.id() == actor.sessionId()));
  }

  /** Sign out everywhere else. */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void endOthers(Actor actor) {
    sessions.closeOthers(actor);
  }

  /** Sign out one device, which may be this one. */
  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void end(Actor actor, long id) {
    sessions.closeOwn(actor, id);
  }
}

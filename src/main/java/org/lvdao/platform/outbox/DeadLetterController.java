package org.lvdao.platform.outbox;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;

/** Events that failed too often. They belong to no district, so they take an ADMIN of all. */
@Controller("/api/v1/staff/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ADMIN"})
class DeadLetterController {
  private final DeadLetters deadLetters;

  DeadLetterController(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  /**
   * An event that waits for a person.
   *
   * @param handler what was to be done, such as {@code report-search} or {@code message-push}
   * @param subject what the event happened to
   * @param attempts how often it failed
   * @param error how it failed last
   */
  @Serdeable
  record DeadLetter(
      String id,
      String handler,
      String subject,
      Instant createdAt,
      Instant parkedAt,
      int attempts,
      @Nullable String error) {
    static DeadLetter of(ParkedRow row) {
      return new DeadLetter(
          Long.toString(row.id()),
          row.handler(),
          Long.toString(row.aggregateId()),
          row.createdAt(),
          row.parkedAt(),
          row.attempts(),
          row.lastError());
    }
  }

  /** List the events that failed too often, the oldest first. */
  @Get
  Page<DeadLetter> list(
      Actor actor,
      @Nullable @QueryValue String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    actor.require(Role.ADMIN, AreaPath.EVERYWHERE);
    return deadLetters.page(cursor, limit).map(DeadLetter::of);
  }

  /** Let an event that failed too often be tried again. */
  @Post("/{id}/retry")
  @Status(HttpStatus.ACCEPTED)
  DeadLetter retry(Actor actor, long id) {
    actor.require(Role.ADMIN, AreaPath.EVERYWHERE);
    return DeadLetter.of(deadLetters.retry(actor, id));
  }
}

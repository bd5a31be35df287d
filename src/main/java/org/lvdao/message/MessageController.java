package org.lvdao.message;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.QueryReader;

/** The inbox of whoever is signed in. */
@Controller("/api/v1/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
class MessageController {
  private final Inbox inbox;

  MessageController(Inbox inbox) {
    this.inbox = inbox;
  }

  @Serdeable
  record UnreadCount(long unread) {}

  /**
   * List one's messages, the newest first.
   *
   * @param unread true for those not read yet, false for all
   */
  @Get
  Page<MessageView> list(
      Actor actor,
      @Nullable @QueryValue String unread,
      @Nullable @QueryValue String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    var query = new QueryReader();
    boolean unreadOnly = Boolean.TRUE.equals(query.truth("unread", unread));
    query.check();
    return inbox.page(actor, unreadOnly, cursor, limit);
  }

  /** Count one's unread messages. */
  @Get("/unread-count")
  UnreadCount unreadCount(Actor actor) {
    return new UnreadCount(inbox.countUnread(actor));
  }

  /** Mark a message as read. */
  @Post("/{id}/read")
  MessageView read(Actor actor, long id) {
    return inbox.markRead(actor, id);
  }

  /** Mark all one's messages as read. */
  @Post("/read")
  @Status(HttpStatus.NO_CONTENT)
  void readAll(Actor actor) {
    inbox.markAllRead(actor);
  }
}

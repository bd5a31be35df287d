package org.lvdao.message;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.lvdao.kernel.Actor;
import org.lvdao.message.Subscriptions.Subscription;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;

/** Subscribe messages (订阅消息), which a person allows one by one. */
@Controller("/api/v1/me/subscriptions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class SubscriptionController {
  private final Subscriptions subscriptions;
  private final Idempotency idempotency;

  SubscriptionController(Subscriptions subscriptions, Idempotency idempotency) {
    this.subscriptions = subscriptions;
    this.idempotency = idempotency;
  }

  @Serdeable
  record SubscriptionList(List<Subscription> items) {}

  /**
   * @param templateId for which {@code wx.requestSubscribeMessage} answered {@code accept}
   */
  @Serdeable
  record Tap(@NotBlank @Size(max = 64) String templateId) {}

  /** List the templates to ask for in the mini program, and what is still allowed of each. */
  @Get
  SubscriptionList list(Actor actor) {
    return new SubscriptionList(subscriptions.of(actor.accountId()));
  }

  /** Tell that one allowed one more message by WeChat. */
  @Post
  HttpResponse<Subscription> add(HttpRequest<?> request, Actor actor, @Valid @Body Tap tap) {
    return idempotency.once(
        request, actor, tap, () -> Reply.ok(subscriptions.add(actor, tap.templateId())));
  }
}

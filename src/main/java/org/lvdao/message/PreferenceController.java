package org.lvdao.message;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import org.lvdao.kernel.Actor;

/** How one wants to be told. */
@Controller("/api/v1/me/notification-preferences")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
class PreferenceController {
  private final Preferences preferences;

  PreferenceController(Preferences preferences) {
    this.preferences = preferences;
  }

  /** Show how one is told of news. */
  @Get
  NotificationPreferences show(Actor actor) {
    return preferences.of(actor.accountId());
  }

  /** Choose quiet hours and topics that are not pushed. */
  @Put
  NotificationPreferences choose(Actor actor, @Valid @Body NotificationPreferences wanted) {
    return preferences.put(actor.accountId(), wanted);
  }
}

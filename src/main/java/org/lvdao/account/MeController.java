package org.lvdao.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Versions;

/** The account that is signed in. */
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
class MeController {
  private final Me me;
  private final Profiles profiles;

  MeController(Me me, Profiles profiles) {
    this.me = me;
    this.profiles = profiles;
  }

  /** Show who is signed in, and with which roles. */
  @Get
  HttpResponse<Me.View> me(Actor actor) {
    return me.answer(actor);
  }

  /**
   * Change one's profile; what is left out stays.
   *
   * @param ifMatch the ETag that was read last; without it the change is made in any case
   */
  @Patch
  @Secured("RESIDENT")
  HttpResponse<Me.View> change(
      @Valid @Body ProfileChange change,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      Actor actor) {
    return me.answer(actor, profiles.change(actor, Versions.asked(ifMatch), change));
  }
}

package org.lvdao.account;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.lvdao.kernel.Actor;

/** The account that is signed in. */
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
class MeController {
  private final Accounts accounts;

  MeController(Accounts accounts) {
    this.accounts = accounts;
  }

  @Serdeable
  record Me(String id, AccountRow.Kind kind, String displayName, List<HeldRole> roles) {}

  /** Show who is signed in, and with which roles. */
  @Get
  Me me(Actor actor) {
    var account = accounts.get(actor.accountId());
    var roles = actor.grants().stream().map(HeldRole::of).toList();
    return new Me(Long.toString(account.id()), account.kind(), account.displayName(), roles);
  }
}

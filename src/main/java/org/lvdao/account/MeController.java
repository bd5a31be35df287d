package org.lvdao.account;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Role;

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

  /**
   * @param area codes from the district down, each followed by a slash; empty for everywhere
   * @param unit the unit a handler works for; null for other roles
   */
  @Serdeable
  record HeldRole(Role role, String area, @Nullable String unit) {}

  /** Show who is signed in, and with which roles. */
  @Get
  Me me(Actor actor) {
    var account = accounts.get(actor.accountId());
    var roles =
        actor.grants().stream()
            .map(grant -> new HeldRole(grant.role(), grant.area().value(), grant.unit()))
            .toList();
    return new Me(Long.toString(account.id()), account.kind(), account.displayName(), roles);
  }
}

package org.lvdao.report.search;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.account.StaffAccounts;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;

/** People who search. */
@Singleton
@Requires(env = "test")
class SearchDesk {
  private final Api api;
  private final StaffAccounts accounts;
  private long adminId;

  SearchDesk(Api api, StaffAccounts accounts) {
    this.api = api;
    this.accounts = accounts;
  }

  /** An administrator of everywhere. */
  ApiClient admin() {
    if (adminId == 0) {
      adminId = staff("search.admin", Role.ADMIN, AreaPath.EVERYWHERE);
    }
    return api.staff("search.admin");
  }

  /** The account of {@link #admin}, once that was asked for. */
  long adminId() {
    return adminId;
  }

  long staff(String name, Role role, AreaPath area) {
    return accounts.create(
        Actor.SYSTEM, name, "lvdao-local", name, List.of(new Actor.Grant(role, area, null)));
  }
}

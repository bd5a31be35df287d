package org.lvdao.guard;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lvdao.account.StaffAccounts;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;

/** The demo's staff, and administrators of one district, whom the demo has not. */
@Singleton
@Requires(env = "test")
final class PermissionStaff {
  private final StaffAccounts accounts;
  private final Api api;
  private final Set<String> administrators = ConcurrentHashMap.newKeySet();

  PermissionStaff(StaffAccounts accounts, Api api) {
    this.accounts = accounts;
    this.api = api;
  }

  ApiClient of(String office, String district) {
    return api.staff(name(office, district));
  }

  /** In a session of one's own, which the route may end. */
  ApiClient signIn(String office, String district) {
    return api.signIn(name(office, district));
  }

  private String name(String office, String district) {
    var name = office + "." + district;
    if (office.equals("admin") && administrators.add(district)) {
      var grant = new Grant(Role.ADMIN, AreaPath.ofDistrict(district), null);
      accounts.create(Actor.SYSTEM, name, "lvdao-local", name, List.of(grant));
    }
    return name;
  }
}

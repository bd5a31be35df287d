package org.lvdao.area;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.account.StaffAccounts;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;

/** The staff these tests sign in as. */
@Singleton
final class AreaStaff {
  private final StaffAccounts accounts;
  private final Api api;

  AreaStaff(StaffAccounts accounts, Api api) {
    this.accounts = accounts;
    this.api = api;
  }

  ApiClient admin() {
    return staff("area-admin", Role.ADMIN, AreaPath.EVERYWHERE);
  }

  ApiClient adminOf(String district) {
    return staff("area-admin." + district, Role.ADMIN, AreaPath.ofDistrict(district));
  }

  ApiClient dispatcher() {
    return staff("area-dispatcher", Role.DISPATCHER, AreaPath.ofDistrict("tianqiao"));
  }

  private ApiClient staff(String name, Role role, AreaPath area) {
    accounts.create(Actor.SYSTEM, name, "lvdao-local", name, List.of(new Grant(role, area, null)));
    return api.staff(name);
  }
}

package org.lvdao.guard;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.lvdao.account.StaffAccounts;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Role;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;

/** The demo's staff, and administrators of one district, whom the demo has not. */
@Singleton
@Requires(env = "test")
final class PermissionStaff {
  private final StaffAccounts accounts;
  private final Api api;
  private final InstantSource clock;
  private final Set<String> administrators = ConcurrentHashMap.newKeySet();

  PermissionStaff(StaffAccounts accounts, Api api, InstantSource clock) {
    this.accounts = accounts;
    this.api = api;
    this.clock = clock;
  }

  ApiClient of(String office, String district) {
    return api.staff(name(office, district));
  }

  /** In a session of one's own, which the route may end. */
  ApiClient signIn(String office, String district) {
    return api.signIn(name(office, district));
  }

  /** A verifier nobody has seen before; gives the id. */
  String newAccount(String district) {
    return Long.toString(create(newName(), Role.VERIFIER, district));
  }

  String newUsername(String district) {
    var name = newName();
    create(name, Role.VERIFIER, district);
    return name;
  }

  /** Of the dispatcher in 天桥区, so far away that nobody's roles change meanwhile. */
  Map<String, String> absence() {
    var day = BusinessTime.dayOf(clock.instant()).plusDays(300).toString();
    return Map.of("delegate", "verifier.tianqiao", "from", day, "to", day);
  }

  private static String newName() {
    return "permission-" + UUID.randomUUID();
  }

  private long create(String name, Role role, String district) {
    var grant = new Grant(role, AreaPath.ofDistrict(district), null);
    return accounts.create(Actor.SYSTEM, name, "lvdao-local", name, List.of(grant));
  }

  private String name(String office, String district) {
    var name = office + "." + district;
    if (office.equals("admin") && administrators.add(district)) {
      create(name, Role.ADMIN, district);
    }
    return name;
  }
}

package org.lvdao.local;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.lvdao.account.StaffAccounts;
import org.lvdao.account.Unit;
import org.lvdao.account.Units;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;

/**
 * The people of the demo: {@code admin}, and for each demo district one of every office and two
 * collectors, named such as {@code dispatcher.tianqiao}.
 */
@Singleton
@Requires(env = {"local", "test"})
final class DemoAccounts {
  private static final Map<String, String> DISTRICTS = Map.of("tianqiao", "天桥区", "guanxian", "冠县");

  private record Office(String name, Role role, String title) {}

  private static final List<Office> OFFICES =
      List.of(
          new Office("dispatcher", Role.DISPATCHER, "受理派遣员"),
          new Office("handler", Role.HANDLER, "处置员"),
          new Office("verifier", Role.VERIFIER, "核查员"),
          new Office("supervisor", Role.SUPERVISOR, "督办员"),
          new Office("surveyor", Role.SURVEYOR, "调查员"),
          new Office("inspector", Role.INSPECTOR, "督导员"),
          new Office("collector1", Role.COLLECTOR, "回收员一"),
          new Office("collector2", Role.COLLECTOR, "回收员二"));

  private final StaffAccounts accounts;
  private final Units units;

  DemoAccounts(StaffAccounts accounts, Units units) {
    this.accounts = accounts;
    this.units = units;
  }

  /** Creates those that are missing and gives everybody the grants of this list. */
  void create() {
    account("admin", "系统管理员", List.of(new Grant(Role.ADMIN, AreaPath.EVERYWHERE, null)));
    DISTRICTS.forEach(
        (district, districtName) -> {
          for (var office : OFFICES) {
            account(
                office.name() + "." + district,
                districtName + office.title(),
                grants(office.role(), district));
          }
        });
  }

  /** A handler works for a unit; the demo's one works for all of the district. */
  private List<Grant> grants(Role role, String district) {
    var area = AreaPath.ofDistrict(district);
    var employers = role == Role.HANDLER ? units.inDistrict(district) : List.<Unit>of();
    return employers.isEmpty()
        ? List.of(new Grant(role, area, null))
        : employers.stream().map(unit -> new Grant(role, area, unit.code())).toList();
  }

  private void account(String username, String displayName, List<Grant> grants) {
    accounts.create(Actor.SYSTEM, username, Api.STAFF_PASSWORD, displayName, grants);
  }
}

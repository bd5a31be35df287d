package org.lvdao.account;

import io.micronaut.context.ApplicationContext;
import java.util.EnumSet;
import java.util.List;
import org.lvdao.account.consent.DemoConsents;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.Role;

/** The people of the demo, as the services see them once they have signed in. */
public final class DemoPeople {
  private DemoPeople() {}

  /**
   * Signs a resident in with the WeChat code, who agrees to all that is asked; the same code is the
   * same person.
   */
  public static Actor resident(ApplicationContext beans, String code) {
    beans.getBean(ResidentSignIn.class).signIn(code, null);
    long id =
        beans
            .getBean(AccountRepository.class)
            .findByIdentity("WECHAT", "sandbox-" + code)
            .orElseThrow();
    DemoConsents.give(beans, id);
    return new Actor(
        id,
        0,
        List.of(new Actor.Grant(Role.RESIDENT, AreaPath.EVERYWHERE, null)),
        EnumSet.allOf(ConsentPurpose.class));
  }

  /** A member of staff, who must exist. */
  public static Actor staff(ApplicationContext beans, String username) {
    var account = beans.getBean(StaffRepository.class).findByUsername(username).orElseThrow();
    return new Actor(account.id(), 0, beans.getBean(Grants.class).of(account.id()));
  }
}

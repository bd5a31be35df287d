package org.lvdao.account;

import io.micronaut.context.ApplicationContext;
import java.util.List;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;

/** Residents of the demo, as if each had signed in once. */
public final class DemoResidents {
  private DemoResidents() {}

  /** Signs the resident in with the WeChat code; the same code is the same person. */
  public static Actor signIn(ApplicationContext beans, String code) {
    beans.getBean(ResidentSignIn.class).signIn(code, null);
    long id =
        beans
            .getBean(AccountRepository.class)
            .findByIdentity("WECHAT", "sandbox-" + code)
            .orElseThrow();
    return new Actor(
        id, 0, List.of(new Actor.Grant(Role.RESIDENT, AreaPath.EVERYWHERE, null)));
  }

  /** A member of the demo's staff, who must exist. */
  public static Actor staff(ApplicationContext beans, String username) {
    var accounts = beans.getBean(AccountRepository.class);
    var account = accounts.findByUsername(username).orElseThrow();
    return beans
        .getBean(Sessions.class)
        .actor(account.id());
  }
}

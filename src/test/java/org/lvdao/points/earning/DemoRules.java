package org.lvdao.points.earning;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.lvdao.account.DemoPeople;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.AdjustableClock;
import org.lvdao.points.earning.EarningRules.Awards;
import org.lvdao.points.earning.EarningRules.Caps;

/**
 * What earns points in the districts of the demo, for half a year and more, written by the service.
 */
public final class DemoRules {
  private static final Duration AGO = Duration.ofDays(200);

  private DemoRules() {}

  /** Writes them unless there are any already. */
  public static void create(ApplicationContext beans) {
    var book = beans.getBean(RuleBook.class);
    var clock = beans.getBean(AdjustableClock.class);
    var admin = DemoPeople.staff(beans, "admin");
    var then = clock.instant().minus(AGO);
    for (var district : List.of("tianqiao", "guanxian")) {
      if (book.inForce(district, clock.instant()).isEmpty()) {
        clock.at(
            then, () -> book.add(admin, district, BusinessTime.dayOf(then), rules(), "厨余垃圾计量积分试行"));
      }
    }
  }

  private static EarningRules rules() {
    return new EarningRules(
        2,
        10,
        200,
        new Caps(60, 300, null),
        List.of(),
        Map.of("PASS", 100, "FAIL", 0),
        48,
        List.of(),
        20,
        new Awards(10, 20, 15, 5),
        2_000_000L);
  }
}

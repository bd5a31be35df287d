package org.lvdao.points.spending;

import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Random;
import org.lvdao.account.DemoPeople;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;

/** What points buy in the districts of the demo, added by the service. */
public final class DemoRewards {
  private DemoRewards() {}

  /** Adds them unless there are any already. */
  public static void create(ApplicationContext beans) {
    var rewards = beans.getBean(Rewards.class);
    var admin = DemoPeople.staff(beans, "admin");
    for (var district : List.of("tianqiao", "guanxian")) {
      if (rewards.all(admin, district).isEmpty()) {
        add(rewards, admin, district);
      }
    }
  }

  /**
   * A resident gets something, when there are points enough, and mostly comes for it.
   *
   * @return whether they got it
   */
  public static boolean redeem(ApplicationContext beans, Actor resident, Random random) {
    var wanted = List.of("bags", "soap", "trees", "cash").get(random.nextInt(4));
    try {
      var row = beans.getBean(Redeeming.class).redeem(resident, null, wanted, 1);
      if (row.pickupCode() != null && random.nextInt(5) > 0) {
        var collector = DemoPeople.staff(beans, "collector1." + row.district());
        beans.getBean(HandOver.class).handOver(collector, row.pickupCode());
      }
      return true;
    } catch (DomainError tooFewPointsOrNothingLeft) {
      return false;
    }
  }

  private static void add(Rewards rewards, Actor admin, String district) {
    rewards.add(
        admin,
        district,
        "bags",
        RewardKind.GOODS,
        480,
        new RewardText("可降解垃圾袋（一卷）", "可在本区任一绿岛领取", 30, null, 50, 3, true));
    rewards.add(
        admin,
        district,
        "soap",
        RewardKind.GOODS,
        120,
        new RewardText("洗衣皂（两块）", "可在本区任一绿岛领取", 60, null, 20, 2, true));
    rewards.add(
        admin,
        district,
        "trees",
        RewardKind.DONATION,
        0,
        new RewardText("为社区添一棵树", "积分用于社区绿化", 100, null, 0, null, true));
    rewards.add(
        admin,
        district,
        "cash",
        RewardKind.CASH,
        0,
        new RewardText("返现一元", "打款至微信账户，每户每月超过 50 元的须审批", 100, 100L, 0, null, true));
  }
}

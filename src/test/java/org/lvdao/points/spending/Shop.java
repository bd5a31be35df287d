package org.lvdao.points.spending;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.Homes;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.points.Purse;
import org.lvdao.report.Cases;

/** Rewards of 天桥区 and households that want them, over HTTP. */
@Singleton
@Requires(env = "test")
public final class Shop {
  private final Cases cases;
  private final Homes homes;
  private final Purse purse;

  Shop(Cases cases, Homes homes, Purse purse) {
    this.cases = cases;
    this.homes = homes;
    this.purse = purse;
  }

  /** Somebody whose household has points. */
  public ApiClient customer(long points) {
    var resident = cases.resident();
    homes.create(resident).is(201);
    purse.fill(resident, points);
    return resident;
  }

  public static Map<String, Object> text(String name, long points) {
    return new LinkedHashMap<>(
        Map.of(
            "name",
            name,
            "description",
            "可在本区任一绿岛领取",
            "points",
            points,
            "lowStock",
            2,
            "offered",
            true));
  }

  static Map<String, Object> reward(RewardKind kind, long points, long stock) {
    return new LinkedHashMap<>(
        Map.of(
            "district", "tianqiao",
            "code", UUID.randomUUID().toString().substring(0, 30),
            "kind", kind.name(),
            "stock", stock,
            "text", text("垃圾袋", points)));
  }

  /** A reward that is offered; gives the answer of the one who added it. */
  Answer add(RewardKind kind, long points, long stock, @Nullable Integer mostPerMonth) {
    var reward = reward(kind, points, stock);
    if (mostPerMonth != null) {
      var text = text("垃圾袋", points);
      text.put("mostPerMonth", mostPerMonth);
      reward.put("text", text);
    }
    return cases.staff("admin").post("/api/v1/staff/rewards", reward).is(201);
  }

  /** Goods that everybody can get. */
  public static Map<String, Object> goods() {
    return reward(RewardKind.GOODS, 1, 1);
  }

  /** Adds goods; gives their id. */
  public String add() {
    return id(add(RewardKind.GOODS, 1, 1, null));
  }

  /** Adds a voucher without codes; gives its id. */
  public String addVoucher() {
    return id(add(RewardKind.VOUCHER, 1, 0, null));
  }

  /** Cash back for 100 points. */
  Answer cash(long fen) {
    var reward = reward(RewardKind.CASH, 100, 0);
    var text = text("返现", 100);
    text.put("amountFen", fen);
    reward.put("text", text);
    return cases.staff("admin").post("/api/v1/staff/rewards", reward).is(201);
  }

  /** Cash that waits for approval, more than a household gets without; gives the redemption. */
  public Answer cashRequest() {
    return redeem(customer(100), cash(5_001), 1).is(201);
  }

  /** Something given at once for so many points; gives the redemption's id. */
  public String given(ApiClient member, long points) {
    return Cases.id(redeem(member, add(RewardKind.DONATION, points, 0, null), 1).is(201));
  }

  /** Cash that waits for a payout. */
  public void payable() {
    redeem(customer(100), cash(100), 1).is(201);
  }

  /** A payout with something in it; gives its id. */
  public String payout() {
    payable();
    return Cases.id(
        cases.staff("admin").post("/api/v1/staff/payouts", Map.of("district", "tianqiao")).is(201));
  }

  static String code(Answer reward) {
    return reward.body().at("/reward/code").asText();
  }

  static String id(Answer reward) {
    return reward.body().at("/reward/id").asText();
  }

  Answer redeem(ApiClient member, Answer reward, int quantity) {
    return member.post(
        "/api/v1/redemptions", Map.of("rewardCode", code(reward), "quantity", quantity));
  }

  /** Goods that wait for the customer. */
  public Answer waiting(ApiClient member) {
    return redeem(member, add(RewardKind.GOODS, 1, 1, null), 1).is(201);
  }
}

package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.Households;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;
import org.lvdao.points.Holder;
import org.lvdao.points.Ledger;
import org.lvdao.points.Reservations;
import org.lvdao.points.Source;

/**
 * Gets households something for their points (兑换). The points are set aside, the stock is taken and
 * the redemption is written in one transaction; whichever ends it ends all three.
 */
@Singleton
class Redeeming {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long PICKUP_CODES = 10_000_000_000L;

  private final RedemptionRepository rows;
  private final RewardRepository rewards;
  private final VoucherRepository vouchers;
  private final CashTerms cash;
  private final Households households;
  private final Ledger ledger;
  private final Reservations reservations;
  private final SpendingSettings settings;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Redeeming(
      RedemptionRepository rows,
      RewardRepository rewards,
      VoucherRepository vouchers,
      CashTerms cash,
      Households households,
      Ledger ledger,
      Reservations reservations,
      SpendingSettings settings,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.rewards = rewards;
    this.vouchers = vouchers;
    this.cash = cash;
    this.households = households;
    this.ledger = ledger;
    this.reservations = reservations;
    this.settings = settings;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Gets a reward.
   *
   * @param district whose reward it is, and whose points pay for it; null for the one the household
   *     lives in
   * @throws DomainError {@code no-household}, {@code reward-limit}, {@code reward-out-of-stock},
   *     {@code not-enough-points}, {@code wechat-needed}, or naming what is wrong
   */
  RedemptionRow redeem(Actor actor, @Nullable String district, String rewardCode, int quantity) {
    var home = households.mine(actor);
    var holder = new Holder(home.id(), district == null ? home.district() : district);
    var reward =
        rewards
            .findOffered(holder.district(), rewardCode)
            .orElseThrow(() -> DomainError.field("/rewardCode", "unknown-reward"));
    return transactions.write(
        () -> {
          // Its limits are the household's, in whichever district it has points.
          households.lock(home.id());
          ledger.lock(holder);
          checkLimit(home.id(), reward, quantity);
          if (rewards.addStock(reward.id(), -quantity) == 0) {
            throw Rewards.outOfStock(rewards.find(reward.id()).orElseThrow());
          }
          return write(actor, holder, reward, quantity);
        });
  }

  private void checkLimit(long household, RewardRow reward, int quantity) {
    if (reward.mostPerMonth() == null) {
      return;
    }
    long got = rows.sumQuantity(household, reward.id(), BusinessTime.startOfMonth(clock.instant()));
    if (got + quantity > reward.mostPerMonth()) {
      throw DomainError.of(SpendingProblem.REWARD_LIMIT)
          .with("name", reward.name())
          .with("most", reward.mostPerMonth())
          .with("left", Math.max(0, reward.mostPerMonth() - got));
    }
  }

  private RedemptionRow write(Actor actor, Holder holder, RewardRow reward, int quantity) {
    long id = ids.next();
    var now = clock.instant();
    long points = reward.points() * quantity;
    var words = "兑换：" + reward.name() + (quantity == 1 ? "" : "×" + quantity);
    var source = new Source("redemption", Long.toString(id));
    var terms = reward.kind() == RewardKind.CASH ? cash.of(actor, holder, reward, quantity) : null;
    var reserved = reservations.reserve(holder, source, actor.accountId(), words, points);
    var state =
        switch (reward.kind()) {
          case GOODS -> RedemptionState.RESERVED;
          case CASH ->
              terms != null && terms.approved()
                  ? RedemptionState.APPROVED
                  : RedemptionState.REQUESTED;
          case VOUCHER -> {
            give(reward, id, quantity);
            yield RedemptionState.FULFILLED;
          }
          case DONATION -> RedemptionState.FULFILLED;
        };
    boolean ended = state == RedemptionState.FULFILLED;
    if (ended) {
      reservations.confirm(reserved.id(), words);
    }
    boolean goods = reward.kind() == RewardKind.GOODS;
    rows.insert(
        new RedemptionRow(
            id,
            holder.district(),
            holder.id(),
            actor.accountId(),
            reward.id(),
            reward.kind(),
            reward.name(),
            quantity,
            points,
            terms == null ? null : terms.amountFen(),
            terms == null ? null : terms.payee(),
            reserved.id(),
            state,
            goods ? "%010d".formatted(RANDOM.nextLong(PICKUP_CODES)) : null,
            goods ? pickupUntil(now) : null,
            null,
            null,
            null,
            now,
            ended ? now : null,
            ended ? actor.accountId() : null,
            0));
    return rows.find(id).orElseThrow();
  }

  private void give(RewardRow reward, long redemptionId, int quantity) {
    if (vouchers.give(reward.id(), redemptionId, quantity) != quantity) {
      throw new IllegalStateException("Fewer vouchers than in stock of reward " + reward.id());
    }
  }

  private Instant pickupUntil(Instant now) {
    return BusinessTime.startOf(BusinessTime.dayOf(now).plusDays(settings.pickupDays() + 1L));
  }
}

package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.lvdao.account.WechatIdentities;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.points.Holder;

/** How much cash a household gets, who is paid, and whether staff must approve it before. */
@Singleton
class CashTerms {
  /**
   * From 2,000 yuan on, WeChat wants the real name of the payee (商家转账 user_name), which nobody here
   * asks for.
   */
  static final long MOST_FEN = 199_999;

  private final RedemptionRepository rows;
  private final WechatIdentities identities;
  private final SpendingSettings settings;
  private final InstantSource clock;

  CashTerms(
      RedemptionRepository rows,
      WechatIdentities identities,
      SpendingSettings settings,
      InstantSource clock) {
    this.rows = rows;
    this.identities = identities;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param amountFen in 分
   * @param payee a WeChat openid
   * @param approved whether nobody needs to approve it
   */
  record Terms(long amountFen, String payee, boolean approved) {
    @Override
    public String toString() {
      return "Terms[" + amountFen + "]";
    }
  }

  /**
   * Stays true while the holder is locked: what counts is all cash of a month, so that no request
   * can be cut into small ones.
   *
   * @throws DomainError {@code wechat-needed}, or naming the quantity that is too much at once
   */
  Terms of(Actor actor, Holder holder, RewardRow reward, int quantity) {
    long amount = Objects.requireNonNull(reward.amountFen()) * quantity;
    if (amount > MOST_FEN) {
      throw DomainError.field("/quantity", "cash-too-much", Map.of("yuan", MOST_FEN / 100));
    }
    var payee =
        identities.openids(actor.accountId()).stream()
            .findFirst()
            .orElseThrow(() -> DomainError.of(SpendingProblem.WECHAT_NEEDED));
    long before = rows.sumCash(holder.id(), BusinessTime.startOfMonth(clock.instant()));
    return new Terms(amount, payee, before + amount <= settings.cashLimitFen());
  }
}

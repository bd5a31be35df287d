package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.Households;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;
import org.lvdao.points.Holder;
import org.lvdao.points.Ledger;
import org.lvdao.points.Reservations;
import org.lvdao.points.Source;

/**
 * What households get for their points (兑换). The points are set aside, the stock is taken and the
 * redemption is written in one transaction; whichever ends it ends all three.
 */
@Singleton
class Redemptions {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Set<Role> HANDS_OVER = Set.of(Role.INSPECTOR, Role.COLLECTOR, Role.ADMIN);
  private static final long PICKUP_CODES = 10_000_000_000L;

  private final RedemptionRepository rows;
  private final RewardRepository rewards;
  private final VoucherRepository vouchers;
  private final Households households;
  private final Ledger ledger;
  private final Reservations reservations;
  private final SpendingSettings settings;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Redemptions(
      RedemptionRepository rows,
      RewardRepository rewards,
      VoucherRepository vouchers,
      Households households,
      Ledger ledger,
      Reservations reservations,
      SpendingSettings settings,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.rewards = rewards;
    this.vouchers = vouchers;
    this.households = households;
    this.ledger = ledger;
    this.reservations = reservations;
    this.settings = settings;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Gets a reward of the district the household lives in.
   *
   * @throws DomainError {@code no-household}, {@code reward-limit}, {@code reward-out-of-stock},
   *     {@code not-enough-points}, or naming the reward that is not offered
   */
  RedemptionRow redeem(Actor actor, String rewardCode, int quantity) {
    var home = households.mine(actor);
    var reward =
        rewards
            .findOffered(home.district(), rewardCode)
            .orElseThrow(() -> DomainError.field("/rewardCode", "unknown-reward"));
    var holder = new Holder(home.id(), home.district());
    return transactions.write(
        () -> {
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
    var month = BusinessTime.dayOf(clock.instant()).withDayOfMonth(1);
    long got = rows.sumQuantity(household, reward.id(), BusinessTime.startOf(month));
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
    var reserved = reservations.reserve(holder, source, actor.accountId(), words, points);
    boolean waits = reward.kind() == RewardKind.GOODS;
    if (reward.kind() == RewardKind.VOUCHER
        && vouchers.give(reward.id(), id, quantity) != quantity) {
      throw new IllegalStateException("Fewer vouchers than in stock of reward " + reward.id());
    }
    if (!waits) {
      reservations.confirm(reserved.id(), words);
    }
    rows.insert(
        id,
        holder.district(),
        holder.id(),
        actor.accountId(),
        reward.id(),
        reward.kind().name(),
        reward.name(),
        quantity,
        points,
        reserved.id(),
        (waits ? RedemptionState.RESERVED : RedemptionState.FULFILLED).name(),
        waits ? "%010d".formatted(RANDOM.nextLong(PICKUP_CODES)) : null,
        waits ? pickupUntil(now) : null,
        now,
        waits ? null : now,
        waits ? null : actor.accountId());
    return rows.find(id).orElseThrow();
  }

  private Instant pickupUntil(Instant now) {
    return BusinessTime.startOf(BusinessTime.dayOf(now).plusDays(settings.pickupDays() + 1L));
  }

  /**
   * Where one's household lives.
   *
   * @throws DomainError {@code no-household}
   */
  String district(Actor actor) {
    return households.mine(actor).district();
  }

  /** Those of one's household, the newest first. */
  Page<RedemptionRow> list(Actor actor, @Nullable String cursor, int limit) {
    var home = households.mine(actor);
    var before = Cursor.beforeId(Cursor.decode(cursor, 1));
    var found = rows.findOf(home.id(), before, limit + 1);
    return Page.cut(found, limit, row -> Cursor.of(row.id()));
  }

  /**
   * @throws DomainError {@code not-found} also for one of another household
   */
  RedemptionRow read(Actor actor, long id) {
    var home = households.mine(actor);
    return rows.find(id)
        .filter(row -> row.householdId() == home.id())
        .orElseThrow(DomainError::notFound);
  }

  /** The codes it got; none unless it is one of vouchers. */
  List<String> vouchers(RedemptionRow row) {
    return row.kind() == RewardKind.VOUCHER ? vouchers.findOf(row.id()) : List.of();
  }

  /**
   * Takes back what waits to be picked up. Twice is once.
   *
   * @throws DomainError {@code redemption-state} when it was handed over or has expired
   */
  RedemptionRow cancel(Actor actor, long id) {
    return transactions.write(
        () -> {
          var row = read(actor, id);
          if (!giveBack(row, RedemptionState.CANCELLED, actor.accountId())) {
            var present = rows.find(id).orElseThrow();
            if (present.state() != RedemptionState.CANCELLED) {
              throw notWaiting(present);
            }
          }
          return rows.find(id).orElseThrow();
        });
  }

  /** Ends one nobody came for; false when it does not wait any more. */
  boolean expire(long id) {
    return giveBack(rows.find(id).orElseThrow(), RedemptionState.EXPIRED, null);
  }

  private boolean giveBack(RedemptionRow row, RedemptionState state, @Nullable Long by) {
    if (rows.end(row.id(), state.name(), clock.instant(), by) == 0) {
      return false;
    }
    reservations.cancel(row.reservationId(), "退回：" + row.name());
    rewards.addStock(row.rewardId(), row.quantity());
    return true;
  }

  /**
   * What a pick-up code stands for.
   *
   * @throws DomainError {@code not-found} also for one of a district where the actor works not
   */
  RedemptionRow show(Actor actor, String pickupCode) {
    return rows.findByPickupCode(pickupCode)
        .filter(row -> handsOver(actor, row.district()))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * Hands goods over to who shows the pick-up code.
   *
   * @throws DomainError {@code redemption-state} when that was done before, or it was taken back
   */
  RedemptionRow handOver(Actor actor, String pickupCode) {
    return transactions.write(
        () -> {
          var row = show(actor, pickupCode);
          var state = RedemptionState.FULFILLED.name();
          if (rows.end(row.id(), state, clock.instant(), actor.accountId()) == 0) {
            throw notWaiting(rows.find(row.id()).orElseThrow());
          }
          reservations.confirm(row.reservationId(), "已领取：" + row.name());
          audit.record(
              actor,
              "redemption-handed-over",
              "redemption",
              Long.toString(row.id()),
              row.district(),
              Map.of("points", row.points()));
          return rows.find(row.id()).orElseThrow();
        });
  }

  private static DomainError notWaiting(RedemptionRow row) {
    return DomainError.of(SpendingProblem.REDEMPTION_STATE).with("state", row.state().name());
  }

  /** Also who works in a part of the district only: a station is for all of it. */
  private static boolean handsOver(Actor actor, String district) {
    var area = AreaPath.ofDistrict(district);
    return actor.grants().stream()
        .anyMatch(
            grant ->
                HANDS_OVER.contains(grant.role())
                    && (grant.area().contains(area) || area.contains(grant.area())));
  }
}

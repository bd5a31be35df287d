package org.lvdao.household;

import jakarta.inject.Singleton;
import org.lvdao.account.AccountMerge;
import org.lvdao.household.HistoryRepository.Action;
import org.lvdao.kernel.Actor;

/**
 * A resident whose accounts become one belongs to one household: to that of the account that goes
 * on, if it has one. The other account leaves its own then, as if the resident had asked for it.
 */
@Singleton
class MemberMerge implements AccountMerge {
  private final HouseholdRegister register;
  private final MemberRepository members;
  private final CardRepository cards;
  private final DeliveryRepository deliveries;
  private final MemberData data;

  MemberMerge(
      HouseholdRegister register,
      MemberRepository members,
      CardRepository cards,
      DeliveryRepository deliveries,
      MemberData data) {
    this.register = register;
    this.members = members;
    this.cards = cards;
    this.deliveries = deliveries;
    this.data = data;
  }

  @Override
  public void move(long from, long to) {
    deliveries.changeMember(from, to);
    data.locked(from).ifPresent(leaving -> move(leaving, to));
    cards.move(from, to);
  }

  private void move(MemberRow leaving, long to) {
    long from = leaving.accountId();
    var staying = members.find(to).orElse(null);
    if (staying == null) {
      members.move(from, to);
      return;
    }
    if (leaving.head() && staying.householdId() == leaving.householdId()) {
      register.handOver(Actor.SYSTEM, staying.householdId(), to);
    }
    register.remove(Actor.SYSTEM, members.find(from).orElseThrow(), Action.LEFT);
  }
}

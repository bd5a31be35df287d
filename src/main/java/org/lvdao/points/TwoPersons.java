package org.lvdao.points;

import jakarta.inject.Singleton;
import org.lvdao.household.Households;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;

/**
 * The two-person rule (双人复核): what one of staff asks for, another decides, and nobody about the
 * household they belong to.
 */
@Singleton
public class TwoPersons {
  private final Households households;

  TwoPersons(Households households) {
    this.households = households;
  }

  /**
   * Refuses who asked for it, and members of the household.
   *
   * @param askedBy the account of who asked for it
   * @throws DomainError {@code second-person-needed}, {@code own-household}
   */
  public void check(Actor actor, long householdId, long askedBy) {
    if (actor.accountId() == askedBy) {
      throw DomainError.of(PointsProblem.SECOND_PERSON_NEEDED);
    }
    checkNotOwn(actor, householdId);
  }

  /**
   * Refuses members of the household.
   *
   * @throws DomainError {@code own-household}
   */
  public void checkNotOwn(Actor actor, long householdId) {
    if (isOwn(actor, householdId)) {
      throw DomainError.of(PointsProblem.OWN_HOUSEHOLD);
    }
  }

  /** Whether somebody belongs to the household. */
  public boolean isOwn(Actor actor, long householdId) {
    return households.members(householdId).stream()
        .anyMatch(member -> member.accountId() == actor.accountId());
  }
}

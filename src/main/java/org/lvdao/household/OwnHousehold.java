package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import org.lvdao.account.LoginThrottle;
import org.lvdao.household.HistoryRepository.Action;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;

/** What residents do with their household. */
@Singleton
class OwnHousehold {
  private final HouseholdRegister register;
  private final HouseholdRepository households;
  private final MemberRepository members;
  private final LoginThrottle throttle;
  private final HouseholdSettings settings;
  private final Transactions transactions;
  private final InstantSource clock;

  OwnHousehold(
      HouseholdRegister register,
      HouseholdRepository households,
      MemberRepository members,
      LoginThrottle throttle,
      HouseholdSettings settings,
      Transactions transactions,
      InstantSource clock) {
    this.register = register;
    this.households = households;
    this.members = members;
    this.throttle = throttle;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws DomainError {@code no-household}
   */
  MemberRow membership(Actor actor) {
    return members
        .find(actor.accountId())
        .orElseThrow(() -> DomainError.of(HouseholdProblem.NO_HOUSEHOLD));
  }

  /**
   * Registers a household, whose head the actor is.
   *
   * @throws DomainError {@code already-in-household}, {@code address-registered}, or naming the
   *     community
   */
  MemberRow create(Actor actor, String communityCode, String address) {
    var community = register.community(communityCode);
    return transactions.write(
        () -> {
          if (members.find(actor.accountId()).isPresent()) {
            throw DomainError.of(HouseholdProblem.ALREADY_IN_HOUSEHOLD);
          }
          register.requireFree(community, address);
          var household =
              register.create(actor, community, address.strip(), null, actor.accountId());
          return add(actor, household.id());
        });
  }

  private MemberRow add(Actor actor, long householdId) {
    if (!register.add(actor, householdId, actor.accountId())
        && membership(actor).householdId() != householdId) {
      throw DomainError.of(HouseholdProblem.ALREADY_IN_HOUSEHOLD);
    }
    return membership(actor);
  }

  /**
   * Joins by an invitation; who belongs to that household already, stays.
   *
   * @throws DomainError {@code invite-code-invalid}, {@code household-full}, {@code
   *     already-in-household}
   */
  MemberRow join(Actor actor, String inviteCode) {
    return transactions.write(
        () -> {
          var household =
              households
                  .lockInvited(inviteCode.strip().toUpperCase(Locale.ROOT), clock.instant())
                  .orElseThrow(() -> DomainError.of(HouseholdProblem.INVITE_CODE_INVALID));
          boolean belongs =
              members
                  .find(actor.accountId())
                  .filter(member -> member.householdId() == household.id())
                  .isPresent();
          if (!belongs && members.of(household.id()).size() >= settings.mostMembers()) {
            throw DomainError.of(HouseholdProblem.HOUSEHOLD_FULL);
          }
          return add(actor, household.id());
        });
  }

  /**
   * Slows down who guesses codes.
   *
   * @throws DomainError {@code too-many-attempts}
   */
  void checkGuessing(Actor actor, String address) {
    throttle.check(guesser(actor), address);
  }

  /** Counts a wrong code; outside the transaction that found it wrong. */
  void guessed(Actor actor, String address) {
    throttle.failed(guesser(actor), address);
  }

  /** In capitals, which no user name has. */
  private static String guesser(Actor actor) {
    return "JOIN-" + actor.accountId();
  }

  /**
   * @throws DomainError {@code not-the-head}, {@code address-registered}, or naming the community
   */
  void move(Actor actor, String communityCode, String address) {
    var community = register.community(communityCode);
    transactions.writeDecidedByKey(
        () -> {
          register.move(actor, lockAsHead(actor).id(), community, address.strip());
          return Boolean.TRUE;
        });
  }

  /**
   * @throws DomainError {@code not-the-head}, {@code not-found} when the other is no member
   */
  void handOver(Actor actor, long accountId) {
    transactions.run(
        () -> {
          var household = lockAsHead(actor);
          if (accountId != actor.accountId()) {
            register.handOver(actor, household.id(), member(household, accountId).accountId());
          }
        });
  }

  /**
   * Takes another member out of the household.
   *
   * @throws DomainError {@code not-the-head}, {@code not-found} when the other is no member, or
   *     oneself
   */
  void remove(Actor actor, long accountId) {
    transactions.run(
        () -> {
          var household = lockAsHead(actor);
          if (accountId == actor.accountId()) {
            throw DomainError.notFound();
          }
          register.remove(actor, member(household, accountId), Action.REMOVED);
        });
  }

  private MemberRow member(HouseholdRow household, long accountId) {
    return members
        .find(accountId)
        .filter(member -> member.householdId() == household.id())
        .orElseThrow(DomainError::notFound);
  }

  /**
   * @param ending whether the household may end with its last member
   * @throws DomainError {@code no-household}, {@code last-member}
   */
  void leave(Actor actor, boolean ending) {
    transactions.run(
        () -> {
          var household = lock(membership(actor));
          if (!ending
              && members.of(household.id()).size() == 1
              && !register.isOfStaff(household.id())) {
            throw DomainError.of(HouseholdProblem.LAST_MEMBER);
          }
          register.remove(actor, membership(actor), Action.LEFT);
        });
  }

  /**
   * @throws DomainError {@code not-the-head}
   */
  MemberRow invite(Actor actor) {
    return transactions.write(
        () -> {
          register.invite(lockAsHead(actor).id());
          return membership(actor);
        });
  }

  /**
   * @throws DomainError {@code not-the-head}
   */
  MemberRow replaceCard(Actor actor) {
    return transactions.write(
        () -> {
          register.replaceCard(actor, lockAsHead(actor).id());
          return membership(actor);
        });
  }

  private HouseholdRow lockAsHead(Actor actor) {
    var household = lock(membership(actor));
    if (!membership(actor).head()) {
      throw DomainError.of(HouseholdProblem.NOT_THE_HEAD);
    }
    return household;
  }

  /** The member may be gone by the time the lock is there: then it is done again. */
  private HouseholdRow lock(MemberRow member) {
    var household = households.lock(member.householdId()).orElseThrow();
    boolean same =
        members
            .find(member.accountId())
            .filter(now -> now.householdId() == member.householdId())
            .isPresent();
    if (!same) {
      throw new Transactions.Outrun();
    }
    return household;
  }
}

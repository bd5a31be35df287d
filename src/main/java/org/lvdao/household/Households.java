package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;

/** Households, for features that keep something of theirs. */
@Singleton
public class Households {
  private final HouseholdRepository households;
  private final MemberRepository members;
  private final HistoryRepository history;

  Households(HouseholdRepository households, MemberRepository members, HistoryRepository history) {
    this.households = households;
    this.members = members;
    this.history = history;
  }

  /**
   * A household that has not ended.
   *
   * @param id says nothing about who lives there, so what is kept under it may stay when all of
   *     them are erased
   * @param community code of the community (社区) it lives in
   */
  public record Home(long id, String district, String community) {}

  /**
   * A member of a household.
   *
   * @param head whether this is the head (户主)
   */
  public record Member(long accountId, boolean head, Instant joinedAt) {}

  /** The household a resident belongs to now; empty for none. */
  public Optional<Home> of(long accountId) {
    return members.find(accountId).flatMap(member -> find(member.householdId()));
  }

  /**
   * The household of the resident who asks.
   *
   * @throws DomainError {@code no-household}
   */
  public Home mine(Actor actor) {
    return of(actor.accountId()).orElseThrow(() -> DomainError.of(HouseholdProblem.NO_HOUSEHOLD));
  }

  /** Empty also for one that has ended. */
  public Optional<Home> find(long householdId) {
    return households
        .find(householdId)
        .filter(household -> household.endedAt() == null)
        .map(row -> new Home(row.id(), row.district(), row.community()));
  }

  /**
   * Makes all others who deliver to the household, change it or count something of it wait until
   * the caller's transaction ends. To be taken before its place in the ledger.
   */
  public void lock(long householdId) {
    households.lock(householdId);
  }

  /** The other households that anybody who ever belonged to a household belonged to. */
  public List<Long> formerOf(long householdId) {
    return history.formerOf(householdId);
  }

  /** Those who belong to it now, the longest-standing first. */
  public List<Member> members(long householdId) {
    return members.of(householdId).stream()
        .map(row -> new Member(row.accountId(), row.head(), row.joinedAt()))
        .toList();
  }

  /** Whom to tell of something one did: that member, if they still belong to it, else everybody. */
  public List<Long> toTell(long householdId, @Nullable Long accountId) {
    var everybody = members.of(householdId).stream().map(MemberRow::accountId).toList();
    var one = everybody.stream().filter(account -> account.equals(accountId)).toList();
    return one.isEmpty() ? everybody : one;
  }
}

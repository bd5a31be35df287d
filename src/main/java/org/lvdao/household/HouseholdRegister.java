package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.RandomCodes;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.household.HistoryRepository.Action;
import org.lvdao.household.participation.Residences;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;

/**
 * Writes what becomes of households, each change with its line of history, in the caller's
 * transaction. Who changes one that exists has locked it.
 */
@Singleton
class HouseholdRegister {
  private final HouseholdRepository households;
  private final MemberRepository members;
  private final CardRepository cards;
  private final HistoryRepository history;
  private final Residences residences;
  private final Addresses addresses;
  private final AreaService areas;
  private final RandomCodes codes;
  private final HouseholdSettings settings;
  private final Ids ids;
  private final InstantSource clock;

  HouseholdRegister(
      HouseholdRepository households,
      MemberRepository members,
      CardRepository cards,
      HistoryRepository history,
      Residences residences,
      Addresses addresses,
      AreaService areas,
      RandomCodes codes,
      HouseholdSettings settings,
      Ids ids,
      InstantSource clock) {
    this.households = households;
    this.members = members;
    this.cards = cards;
    this.history = history;
    this.residences = residences;
    this.addresses = addresses;
    this.areas = areas;
    this.codes = codes;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws DomainError naming the field when it is no community (社区) in use
   */
  Area community(String code) {
    return areas
        .community(code)
        .orElseThrow(() -> DomainError.field("/communityCode", "community-unknown"));
  }

  /** The household at the address, if there is one. */
  @Nullable Long at(Area community, String address) {
    return addresses.indexes(community.code(), address).stream()
        .flatMap(index -> households.findAt(index).stream())
        .findFirst()
        .orElse(null);
  }

  /**
   * @throws DomainError {@code address-registered}
   */
  void requireFree(Area community, String address) {
    if (at(community, address) != null) {
      throw DomainError.of(HouseholdProblem.ADDRESS_REGISTERED);
    }
  }

  /**
   * A new household without members, with a card and an invitation.
   *
   * @param head who will be its first member; null when staff make it
   * @param card null to have a number made
   *     <p>The caller has found nobody at the address.
   * @throws DomainError {@code card-taken}
   * @throws Transactions.Outrun when somebody is there meanwhile
   */
  HouseholdRow create(
      Actor actor, Area community, String address, @Nullable String card, @Nullable Long head) {
    long id = ids.next();
    var indexes = addresses.indexes(community.code(), address);
    Instant now = clock.instant();
    int inserted =
        households.insert(
            id,
            community.district(),
            community.code(),
            addresses.seal(id, address),
            indexes.getFirst(),
            addresses.building(community.code(), address),
            codes.next(RandomCodes.BITS_40),
            now.plus(settings.invitationLifetime()),
            now);
    if (inserted == 0) {
      throw new Transactions.Outrun();
    }
    awaitOthersAt(indexes);
    var number = card == null ? CardNumbers.next() : card;
    if (cards.issue(number, id, null, now) == 0) {
      throw DomainError.of(HouseholdProblem.CARD_TAKEN);
    }
    residences.begin(id, community);
    record(actor, id, Action.CREATED, head, community.code());
    return households.find(id).orElseThrow();
  }

  /** While the index key changes, nodes keep different indexes of the same address. */
  private void awaitOthersAt(List<byte[]> indexes) {
    if (indexes.stream().skip(1).anyMatch(index -> households.lockAt(index).isPresent())) {
      throw new Transactions.Outrun();
    }
  }

  /**
   * Another member, with a QR of their own; the first one is the head.
   *
   * @return false when the account belongs to a household already
   */
  boolean add(Actor actor, long householdId, long accountId) {
    Instant now = clock.instant();
    boolean first = members.of(householdId).isEmpty();
    if (members.add(accountId, householdId, first, now) == 0) {
      return false;
    }
    cards.issue(CardNumbers.next(), householdId, accountId, now);
    households.touch(householdId);
    record(actor, householdId, Action.JOINED, accountId, null);
    return true;
  }

  /**
   * Takes a member out. After the head comes whoever has belonged to it longest; without a member
   * it ends, but for one that staff registered, which goes on by its card as it began.
   */
  void remove(Actor actor, MemberRow member, Action how) {
    long id = member.householdId();
    if (members.remove(member.accountId(), id) == 0) {
      return;
    }
    cards.endOf(member.accountId(), clock.instant());
    record(actor, id, how, member.accountId(), null);
    var left = members.of(id);
    if (left.isEmpty() && isOfStaff(id)) {
      households.touch(id);
      return;
    }
    if (left.isEmpty()) {
      close(actor, id);
      return;
    }
    if (member.head()) {
      handOver(actor, id, left.getFirst().accountId());
    }
    households.touch(id);
  }

  private void close(Actor actor, long householdId) {
    cards.endAll(householdId, clock.instant());
    households.end(householdId, clock.instant());
    residences.end(householdId);
    record(actor, householdId, Action.ENDED, null, null);
  }

  /** It ends with all who belong to it: nobody lives there (虚假户). */
  void end(Actor actor, long householdId) {
    for (var member : members.of(householdId)) {
      members.remove(member.accountId(), householdId);
      record(actor, householdId, Action.REMOVED, member.accountId(), null);
    }
    close(actor, householdId);
  }

  /** Whether staff registered it, for people who may have no phone. */
  boolean isOfStaff(long householdId) {
    return history.countOfStaff(householdId) > 0;
  }

  void handOver(Actor actor, long householdId, long accountId) {
    members.makeHead(householdId, accountId);
    households.touch(householdId);
    record(actor, householdId, Action.HEAD_CHANGED, accountId, null);
  }

  /**
   * The household lives elsewhere; it keeps all that is its own.
   *
   * @throws DomainError {@code address-registered}
   */
  void move(Actor actor, long householdId, Area community, String address) {
    var indexes = addresses.indexes(community.code(), address);
    boolean taken =
        indexes.stream()
            .flatMap(index -> households.lockAt(index).stream())
            .anyMatch(other -> other != householdId);
    if (taken) {
      throw DomainError.of(HouseholdProblem.ADDRESS_REGISTERED);
    }
    households.move(
        householdId,
        community.district(),
        community.code(),
        addresses.seal(householdId, address),
        indexes.getFirst(),
        addresses.building(community.code(), address));
    residences.move(householdId, community);
    record(actor, householdId, Action.MOVED, null, community.code());
  }

  /** A new code; the one before is no longer good. */
  void invite(long householdId) {
    households.invite(
        householdId,
        codes.next(RandomCodes.BITS_40),
        clock.instant().plus(settings.invitationLifetime()));
  }

  /** A new card; the one before is lost (挂失补办). */
  void replaceCard(Actor actor, long householdId) {
    Instant now = clock.instant();
    cards.lose(householdId, now);
    cards.issue(CardNumbers.next(), householdId, null, now);
    households.touch(householdId);
    record(actor, householdId, Action.CARD_REPLACED, null, null);
  }

  private void record(
      Actor actor,
      long householdId,
      Action action,
      @Nullable Long memberId,
      @Nullable String community) {
    history.save(
        new HistoryRepository.Row(
            ids.next(),
            householdId,
            action,
            actor.accountId(),
            memberId,
            community,
            clock.instant()));
  }
}

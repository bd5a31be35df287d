package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Area;
import org.lvdao.household.HistoryRepository.Action;
import org.lvdao.household.staff.ServedAreas;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** What staff do for the households of their communities. */
@Singleton
class StaffHouseholds {
  private final HouseholdRegister register;
  private final HouseholdRepository households;
  private final MemberRepository members;
  private final CardRepository cards;
  private final Addresses addresses;
  private final ServedAreas served;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  StaffHouseholds(
      HouseholdRegister register,
      HouseholdRepository households,
      MemberRepository members,
      CardRepository cards,
      Addresses addresses,
      ServedAreas served,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.register = register;
    this.households = households;
    this.members = members;
    this.cards = cards;
    this.addresses = addresses;
    this.served = served;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A household, and what the answer to the change shows. */
  record Shown(long version, StaffHouseholdView view) {}

  /**
   * Registers a household for people without a phone; whoever joins it first is its head.
   *
   * @param card the number of one that was handed out already; null to have one made
   * @throws DomainError {@code forbidden} outside the actor's communities, {@code
   *     address-registered}, {@code card-taken}, or naming the field
   */
  Shown create(Actor actor, String communityCode, String address, @Nullable String card) {
    var community = register.community(communityCode);
    served.require(actor, ServedAreas.INSPECTORS, community);
    if (card != null && !CardNumbers.isOne(card)) {
      throw DomainError.field("/card", "card-number");
    }
    return transactions.write(
        () -> {
          register.requireFree(community, address);
          var made = register.create(actor, community, address.strip(), card, null);
          record(actor, "household-created", made);
          return shown(made.id());
        });
  }

  /**
   * The households of a community, by id.
   *
   * @param address of one of them; null for all
   * @param card of one of them, also one that is lost; null for all
   * @throws DomainError {@code forbidden} outside the actor's communities, or naming the parameter
   */
  Page<StaffHouseholdView> list(
      Actor actor,
      Area community,
      @Nullable String address,
      @Nullable String card,
      @Nullable String cursor,
      int limit) {
    served.require(actor, ServedAreas.INSPECTORS, community);
    var after = Cursor.decode(cursor, 1);
    long afterId = after == null ? 0 : after.number(0);
    List<HouseholdRow> rows;
    if (address == null && card == null) {
      rows = households.list(community.district(), community.code(), afterId, limit + 1);
    } else {
      var id = address == null ? ofCard(card) : register.at(community, address);
      rows =
          id == null || (card != null && !id.equals(ofCard(card)))
              ? List.of()
              : households.findAll(List.of(id)).stream()
                  .filter(row -> row.id() > afterId && row.endedAt() == null)
                  .filter(row -> row.community().equals(community.code()))
                  .toList();
    }
    var page = Page.cut(rows, limit, row -> Cursor.of(row.id()));
    return new Page<>(views(page.items()), page.nextCursor())
        .map(StaffHouseholdView::withoutInvitation);
  }

  private @Nullable Long ofCard(@Nullable String card) {
    return cards
        .find(CardNumbers.normal(Objects.requireNonNullElse(card, "")))
        .map(CardRow::householdId)
        .orElse(null);
  }

  /**
   * Shows the address, which the audit log keeps.
   *
   * @throws DomainError {@code not-found} also outside the actor's communities
   */
  Shown read(Actor actor, long id) {
    return transactions.write(
        () -> {
          var household = seen(actor, households.find(id).orElse(null));
          record(actor, "household-read", household);
          var belonging =
              members.of(id).stream().map(member -> Long.toString(member.accountId())).toList();
          var view = view(household).with(addresses.open(household), belonging);
          return new Shown(household.version(), view);
        });
  }

  /**
   * @param version the actor has read
   * @throws DomainError {@code not-found}, {@code stale-version}
   */
  Shown replaceCard(Actor actor, long id, long version) {
    return change(
        actor,
        id,
        version,
        "household-card-replaced",
        household -> register.replaceCard(actor, household));
  }

  /**
   * @param version the actor has read
   * @throws DomainError {@code not-found}, {@code stale-version}
   */
  Shown invite(Actor actor, long id, long version) {
    return change(actor, id, version, "household-invited", register::invite);
  }

  /**
   * Takes a member out, who has no business there.
   *
   * @param version the actor has read
   * @throws DomainError {@code not-found} also when the account is no member, {@code forbidden}
   *     outside the communities they administer, {@code stale-version}
   */
  void remove(Actor actor, long id, long version, long accountId) {
    administer(
        actor,
        id,
        version,
        "household-member-removed",
        household ->
            register.remove(
                actor,
                members
                    .find(accountId)
                    .filter(member -> member.householdId() == id)
                    .orElseThrow(DomainError::notFound),
                Action.REMOVED));
  }

  /**
   * Ends a household where nobody lives. Its history and deliveries stay under its number.
   *
   * @param version the actor has read
   * @throws DomainError {@code not-found}, {@code forbidden} outside the communities they
   *     administer, {@code stale-version}
   */
  void end(Actor actor, long id, long version) {
    administer(actor, id, version, "household-ended", household -> register.end(actor, id));
  }

  private void administer(
      Actor actor, long id, long version, String action, Consumer<HouseholdRow> change) {
    transactions.run(
        () -> {
          var household = locked(actor, id, version);
          if (!served.serves(actor, List.of(Role.ADMIN), household.community())) {
            throw DomainError.of(CommonProblem.FORBIDDEN);
          }
          change.accept(household);
          record(actor, action, household);
        });
  }

  private Shown change(Actor actor, long id, long version, String action, Consumer<Long> change) {
    return transactions.write(
        () -> {
          var household = locked(actor, id, version);
          change.accept(id);
          record(actor, action, household);
          return shown(id);
        });
  }

  private HouseholdRow locked(Actor actor, long id, long version) {
    var household = seen(actor, households.lock(id).orElse(null));
    if (household.version() != version) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    return household;
  }

  private HouseholdRow seen(Actor actor, @Nullable HouseholdRow household) {
    if (household == null
        || household.endedAt() != null
        || !served.serves(actor, ServedAreas.INSPECTORS, household.community())) {
      throw DomainError.notFound();
    }
    return household;
  }

  private Shown shown(long id) {
    var household = households.find(id).orElseThrow();
    return new Shown(household.version(), view(household));
  }

  private StaffHouseholdView view(HouseholdRow household) {
    return views(List.of(household)).getFirst();
  }

  private List<StaffHouseholdView> views(List<HouseholdRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    var ids = rows.stream().map(HouseholdRow::id).toList();
    var numbers = new LinkedHashMap<Long, String>();
    cards.householdCards(ids).forEach(card -> numbers.put(card.householdId(), card.number()));
    var counts = new LinkedHashMap<Long, Long>();
    members.count(ids).forEach(count -> counts.put(count.householdId(), count.members()));
    return rows.stream()
        .map(
            row ->
                new StaffHouseholdView(
                    Long.toString(row.id()),
                    row.community(),
                    null,
                    counts.getOrDefault(row.id(), 0L),
                    null,
                    numbers.get(row.id()),
                    row.inviteCodeAt(clock.instant()),
                    row.inviteCodeAt(clock.instant()) == null ? null : row.inviteUntil(),
                    row.createdAt()))
        .toList();
  }

  private void record(Actor actor, String action, HouseholdRow household) {
    audit.record(
        actor,
        action,
        "household",
        Long.toString(household.id()),
        household.district(),
        Map.of("community", household.community()));
  }
}

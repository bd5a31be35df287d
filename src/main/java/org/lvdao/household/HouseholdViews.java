package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Residents;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.platform.database.Transactions;

/** Shows a household to its members. */
@Singleton
class HouseholdViews {
  private final HouseholdRepository households;
  private final MemberRepository members;
  private final CardRepository cards;
  private final Addresses addresses;
  private final AreaService areas;
  private final Residents residents;
  private final Transactions transactions;
  private final InstantSource clock;

  HouseholdViews(
      HouseholdRepository households,
      MemberRepository members,
      CardRepository cards,
      Addresses addresses,
      AreaService areas,
      Residents residents,
      Transactions transactions,
      InstantSource clock) {
    this.households = households;
    this.members = members;
    this.cards = cards;
    this.addresses = addresses;
    this.areas = areas;
    this.residents = residents;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Something shown, and the version it shows.
   *
   * @param version of the household
   */
  record Shown<T>(long version, T view) {}

  Shown<HouseholdPass> pass(MemberRow member) {
    return transactions.read(
        () -> {
          var household = households.find(member.householdId()).orElseThrow();
          return new Shown<>(household.version(), pass(household, member));
        });
  }

  private HouseholdPass pass(HouseholdRow household, MemberRow member) {
    var code = member.head() ? household.inviteCodeAt(clock.instant()) : null;
    return new HouseholdPass(
        Long.toString(household.id()),
        household.community(),
        member.head(),
        code,
        code == null ? null : household.inviteUntil(),
        code == null ? null : "/households/join?inviteCode=" + code,
        card(household.id(), null),
        card(household.id(), member.accountId()));
  }

  private @Nullable String card(long householdId, @Nullable Long accountId) {
    return cards.active(householdId).stream()
        .filter(card -> Objects.equals(card.accountId(), accountId))
        .map(CardRow::number)
        .findFirst()
        .orElse(null);
  }

  Shown<HouseholdView> view(MemberRow member) {
    return transactions.read(
        () -> {
          var household = households.find(member.householdId()).orElseThrow();
          var pass = pass(household, member);
          var belonging = members.of(household.id());
          var names = residents.nicknames(belonging.stream().map(MemberRow::accountId).toList());
          return new Shown<>(
              household.version(),
              new HouseholdView(
                  pass.id(),
                  pass.communityCode(),
                  areas.find(household.community()).map(Area::name).orElse(null),
                  addresses.open(household),
                  pass.head(),
                  pass.inviteCode(),
                  pass.inviteUntil(),
                  pass.inviteLink(),
                  pass.card(),
                  pass.memberCard(),
                  belonging.stream()
                      .map(
                          row ->
                              new HouseholdView.Member(
                                  Long.toString(row.accountId()),
                                  names.get(row.accountId()),
                                  row.head(),
                                  row.joinedAt()))
                      .toList()));
        });
  }
}

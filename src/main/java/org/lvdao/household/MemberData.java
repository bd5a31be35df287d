package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;
import org.lvdao.household.HistoryRepository.Action;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.database.Transactions;

/**
 * The household of a resident. It goes on without an erased member, and ends without its address
 * when nobody is left; its history and deliveries stay under its bare number.
 */
@Singleton
class MemberData implements PersonalData {
  private final HouseholdRegister register;
  private final HouseholdRepository households;
  private final MemberRepository members;
  private final CardRepository cards;
  private final HouseholdViews views;
  private final DeliveryRepository deliveries;
  private final DeliveryViews deliveryViews;

  MemberData(
      HouseholdRegister register,
      HouseholdRepository households,
      MemberRepository members,
      CardRepository cards,
      HouseholdViews views,
      DeliveryRepository deliveries,
      DeliveryViews deliveryViews) {
    this.register = register;
    this.households = households;
    this.members = members;
    this.cards = cards;
    this.views = views;
    this.deliveries = deliveries;
    this.deliveryViews = deliveryViews;
  }

  @Serdeable
  record ExportedHousehold(
      String id,
      String communityCode,
      String address,
      boolean head,
      @Nullable String card,
      @Nullable String memberCard,
      Instant joinedAt) {}

  @Override
  public void export(long accountId, PersonalArchive archive) throws IOException {
    var member = members.find(accountId).orElse(null);
    if (member != null) {
      var household = views.view(member).view();
      archive.value(
          "household",
          new ExportedHousehold(
              household.id(),
              household.communityCode(),
              household.address(),
              household.head(),
              household.card(),
              household.memberCard(),
              member.joinedAt()));
    }
    archive.<DeliveryRow>list(
        "deliveries",
        (last, size) -> deliveries.by(accountId, last == null ? 0 : last.id(), size),
        deliveryViews::exported);
  }

  @Override
  public void erase(long accountId) {
    locked(accountId).ifPresent(member -> register.remove(Actor.SYSTEM, member, Action.LEFT));
    cards.deleteOf(accountId);
  }

  /** The membership, once nobody else changes the household. */
  Optional<MemberRow> locked(long accountId) {
    return members
        .find(accountId)
        .flatMap(member -> households.lock(member.householdId()))
        .map(
            household ->
                members
                    .find(accountId)
                    .filter(now -> now.householdId() == household.id())
                    .orElseThrow(Transactions.Outrun::new));
  }
}

package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A household as staff see it.
 *
 * @param address shown to who reads this one household, which is kept in the audit log; else null
 * @param members how many accounts belong to it
 * @param memberIds the accounts, the longest-standing first; shown with the address
 * @param card number of the household's card
 * @param inviteCode lets a resident join, who is its head when nobody else belongs to it; null when
 *     it has expired
 * @param inviteUntil until when it does
 */
@Serdeable
record StaffHouseholdView(
    String id,
    String communityCode,
    @Nullable String address,
    long members,
    @Nullable List<String> memberIds,
    @Nullable String card,
    @Nullable String inviteCode,
    @Nullable Instant inviteUntil,
    Instant createdAt) {

  /** For lists: who reads an invitation could join. */
  StaffHouseholdView withoutInvitation() {
    return new StaffHouseholdView(
        id, communityCode, address, members, memberIds, card, null, null, createdAt);
  }

  StaffHouseholdView with(String shown, List<String> belonging) {
    return new StaffHouseholdView(
        id, communityCode, shown, members, belonging, card, inviteCode, inviteUntil, createdAt);
  }
}

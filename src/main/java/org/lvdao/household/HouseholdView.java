package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A household as its members see it.
 *
 * @param communityName null when the community is no longer in the grid
 * @param head whether one is the head (户主)
 * @param inviteCode lets others join; null when it has expired, and for members who are not the
 *     head
 * @param inviteUntil until when it does
 * @param inviteLink what the QR of the invitation holds: where the app opens
 * @param card number of the household's card (NFC or QR)
 * @param memberCard what one's own QR holds; deliveries made with it name the member
 * @param members the longest-standing first
 */
@Serdeable
record HouseholdView(
    String id,
    String communityCode,
    @Nullable String communityName,
    String address,
    boolean head,
    @Nullable String inviteCode,
    @Nullable Instant inviteUntil,
    @Nullable String inviteLink,
    @Nullable String card,
    @Nullable String memberCard,
    List<Member> members) {

  /**
   * Somebody who belongs to it.
   *
   * @param nickname null when the resident set none
   */
  @Serdeable
  record Member(String id, @Nullable String nickname, boolean head, Instant joinedAt) {}
}

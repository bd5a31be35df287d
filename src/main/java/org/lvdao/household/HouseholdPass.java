package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a member needs to deliver and to invite. Names neither the address nor anybody, because it
 * answers POSTs, whose answers are kept for a while.
 *
 * @param head whether one is the head (户主)
 * @param inviteCode lets others join; null when it has expired, and for members who are not the
 *     head
 * @param inviteUntil until when it does
 * @param inviteLink what the QR of the invitation holds: where the app opens
 * @param card number of the household's card (NFC or QR)
 * @param memberCard what one's own QR holds; deliveries made with it name the member
 */
@Serdeable
record HouseholdPass(
    String id,
    String communityCode,
    boolean head,
    @Nullable String inviteCode,
    @Nullable Instant inviteUntil,
    @Nullable String inviteLink,
    @Nullable String card,
    @Nullable String memberCard) {}

package org.lvdao.survey.invitation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.ResidentWalk.Place;

/**
 * The messages of a campaign that go out together.
 *
 * @param number 0 for the invitations; the reminders from 1 on
 * @param at when they begin
 * @param dueAt when to go on; null when all are told
 * @param most how many are invited; null: all
 * @param people how many live in the campaign's areas; null when nobody has counted
 * @param seen how many of them were looked at
 * @param community where the walk through them stands; null at the beginning
 * @param afterAccount behind whom
 * @param told who got the message
 */
@MappedEntity("survey_wave")
record WaveRow(
    @Id long id,
    long campaignId,
    int number,
    Instant at,
    @Nullable Instant dueAt,
    @Nullable Integer most,
    @Nullable Integer people,
    int seen,
    @Nullable String community,
    long afterAccount,
    int told) {
  boolean isInvitation() {
    return number == 0;
  }

  @Nullable Place place() {
    return community == null ? null : new Place(community, afterAccount);
  }
}

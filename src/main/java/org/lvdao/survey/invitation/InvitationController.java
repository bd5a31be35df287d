package org.lvdao.survey.invitation;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.lvdao.kernel.Actor;

/** What staff see of invitations. */
@Controller("/api/v1/staff/campaigns")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "SUPERVISOR", "ADMIN"})
class InvitationController {
  private final Waves waves;

  InvitationController(Waves waves) {
    this.waves = waves;
  }

  /**
   * The messages that a campaign sends together.
   *
   * @param reminder false: they invite
   * @param at when they begin
   * @param told how many got one so far
   * @param done whether everybody has who is to get one
   */
  @Serdeable
  record Wave(boolean reminder, Instant at, int told, boolean done) {}

  /**
   * The messages of a campaign.
   *
   * @param items the invitations, then the reminders; none when it invites nobody
   */
  @Serdeable
  record WaveList(List<Wave> items) {}

  /**
   * Read when a campaign that has started invites and reminds, and how many it has told. Who they
   * are, and who of them answered, nobody reads.
   */
  @Get("/{id}/invitations")
  WaveList list(Actor actor, long id) {
    return new WaveList(
        waves.of(actor, id).stream()
            .map(row -> new Wave(!row.isInvitation(), row.at(), row.told(), row.dueAt() == null))
            .toList());
  }
}

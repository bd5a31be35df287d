package org.lvdao.survey.invitation;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Consents;
import org.lvdao.account.ResidentWalk;
import org.lvdao.account.ResidentWalk.Place;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.Ids;
import org.lvdao.message.MessageKind;
import org.lvdao.message.NoticeEvent;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.jobs.DueWork;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.CampaignStart;
import org.lvdao.survey.campaign.CampaignState;
import org.lvdao.survey.campaign.Invitation;
import org.lvdao.survey.campaign.OpenCampaigns;

/**
 * Sends the invitations and reminders of campaigns, so many people in one transaction, which also
 * says how far it has come; whoever dies in the middle of it has told nobody, and any node goes on
 * from there.
 *
 * <p>Gently: who answered hears no more, nor does who said no to surveys; nobody is invited to two
 * campaigns within a week; a campaign that has what it wanted reminds nobody.
 */
@Singleton
class Sending implements CampaignStart {
  private static final int BATCH = 500;
  private static final Duration BETWEEN_CAMPAIGNS = Duration.ofDays(7);

  private final WaveRepository waves;
  private final InvitationRepository invitations;
  private final OpenCampaigns campaigns;
  private final ResidentWalk walk;
  private final Consents consents;
  private final Outbox outbox;
  private final DueWork work;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Sending(
      WaveRepository waves,
      InvitationRepository invitations,
      OpenCampaigns campaigns,
      ResidentWalk walk,
      Consents consents,
      Outbox outbox,
      DueWork work,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.waves = waves;
    this.invitations = invitations;
    this.campaigns = campaigns;
    this.walk = walk;
    this.consents = consents;
    this.outbox = outbox;
    this.work = work;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void started(long campaignId, Invitation invitation, Instant from, Instant closesAt) {
    int number = 0;
    for (var moment : invitation.moments(from, closesAt)) {
      waves.insert(ids.next(), campaignId, number++, moment, invitation.most());
    }
  }

  /** Returns how many batches this node wrote, and waves it ended. */
  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  int check() {
    return work.run("Invitations", size -> waves.findDue(clock.instant(), size), this::goOn);
  }

  /** Who was invited stays known for a week after the end, so that nobody is invited too often. */
  @Scheduled(fixedDelay = "1h", initialDelay = "5m")
  void clean() {
    var before = clock.instant().minus(BETWEEN_CAMPAIGNS);
    transactions.inPieces(() -> invitations.deleteOlderThan(before));
  }

  private boolean goOn(long id) {
    var now = clock.instant();
    var wave = waves.lockDue(id, now).orElse(null);
    if (wave == null) {
      return false;
    }
    var campaign = campaigns.find(wave.campaignId()).orElseThrow();
    if (campaign.state() != CampaignState.OPEN) {
      waves.end(id);
    } else if (wave.isInvitation()) {
      invite(wave, campaign, now);
    } else if (campaigns
        .fieldwork(campaign.id())
        .hasEnough(invitations.countAnswered(campaign.id()))) {
      waves.end(id);
    } else {
      remind(wave, campaign, now);
    }
    return true;
  }

  private void invite(WaveRow wave, Campaign campaign, Instant now) {
    var codes = campaign.areas().isEmpty() ? List.of(campaign.district()) : campaign.areas();
    var drawing = drawing(wave, codes);
    var batch = walk.next(codes, wave.place(), BATCH);
    var drawn = new ArrayList<Long>();
    int seen = wave.seen();
    for (var resident : batch.people()) {
      if (drawing == null || drawing.takes(seen)) {
        drawn.add(resident.accountId());
      }
      seen++;
    }
    var invited = willing(campaign, drawn, now);
    if (!invited.isEmpty()) {
      invitations.insert(
          invited.stream().map(person -> new InvitationRow(campaign.id(), person)).toList());
    }
    tell(wave, campaign, invited, MessageKind.SURVEY_INVITED, now);
    var next = batch.next();
    waves.goOn(
        wave.id(),
        next == null ? null : now,
        drawing == null ? null : drawing.people(),
        seen,
        next == null ? null : next.community(),
        next == null ? 0 : next.afterAccount(),
        invited.size());
  }

  /** Null when all are invited, whom nobody need count. */
  private @Nullable Drawing drawing(WaveRow wave, List<String> codes) {
    var most = wave.most();
    if (most == null) {
      return null;
    }
    var counted = wave.people();
    return new Drawing(most, counted == null ? count(codes) : counted, wave.campaignId());
  }

  private int count(List<String> codes) {
    int people = 0;
    Place place = null;
    do {
      var batch = walk.next(codes, place, BATCH);
      people += batch.people().size();
      place = batch.next();
    } while (place != null);
    return people;
  }

  private List<Long> willing(Campaign campaign, List<Long> people, Instant now) {
    if (people.isEmpty()) {
      return people;
    }
    var passedOver = new HashSet<>(consents.refusing(people, ConsentPurpose.SURVEY));
    var since = now.minus(BETWEEN_CAMPAIGNS);
    passedOver.addAll(invitations.findInvitedElsewhere(people, campaign.id(), since));
    passedOver.addAll(invitations.findAnswered(campaign.id(), people));
    return people.stream().filter(person -> !passedOver.contains(person)).toList();
  }

  private void remind(WaveRow wave, Campaign campaign, Instant now) {
    var people = invitations.findInvited(campaign.id(), wave.afterAccount(), BATCH);
    var silent = new ArrayList<>(people);
    if (!people.isEmpty()) {
      silent.removeAll(new HashSet<>(invitations.findAnswered(campaign.id(), people)));
    }
    tell(wave, campaign, silent, MessageKind.SURVEY_REMINDER, now);
    boolean isLast = people.size() < BATCH;
    waves.goOn(
        wave.id(),
        isLast ? null : now,
        null,
        wave.seen() + people.size(),
        null,
        isLast ? 0 : people.getLast(),
        silent.size());
  }

  private void tell(
      WaveRow wave, Campaign campaign, List<Long> people, MessageKind kind, Instant now) {
    var values =
        Map.of("survey", campaign.title(), "until", BusinessTime.text(campaign.closesAt()));
    for (long person : people) {
      outbox.publish(
          new NoticeEvent(
              campaign.id(),
              wave.number(),
              kind,
              person,
              now,
              values,
              "/surveys/" + campaign.id()));
    }
  }
}

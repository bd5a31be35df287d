package org.lvdao.survey.answering;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Consents;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.CampaignMode;
import org.lvdao.survey.campaign.CampaignProblem;
import org.lvdao.survey.campaign.CampaignState;
import org.lvdao.survey.campaign.OpenCampaigns;
import org.lvdao.survey.questionnaire.Course;

/**
 * Answering a survey. That somebody has answered and what they answered are two rows that share
 * nothing but the campaign when it is anonymous: no number, no time, no order. What is handed in is
 * kept nowhere else, and nothing of it beside the account, so a repeated request is known by its
 * key alone. Who can read the server's own log of a moment could still join what was written in it;
 * keep binary logs as short as the backup allows.
 */
@Singleton
class Answering {
  private final AnsweringRepository rows;
  private final OpenCampaigns campaigns;
  private final Respondents respondents;
  private final Consents consents;
  private final AreaService areas;
  private final ResponseWriter writer;
  private final Transactions transactions;
  private final StoredJson json;

  Answering(
      AnsweringRepository rows,
      OpenCampaigns campaigns,
      Respondents respondents,
      Consents consents,
      AreaService areas,
      ResponseWriter writer,
      Transactions transactions,
      StoredJson json) {
    this.rows = rows;
    this.campaigns = campaigns;
    this.respondents = respondents;
    this.consents = consents;
    this.areas = areas;
    this.writer = writer;
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * A survey and how far one has come with it.
   *
   * @param version of the draft; 0 when there is none
   */
  record Standing(Campaign campaign, boolean answered, Begun begun, Course course, long version) {}

  /** A survey in a list. */
  record Listed(Campaign campaign, boolean answered) {}

  /** Those that ask the public of the district now, the soonest to close first. */
  List<Listed> list(Actor actor, String district) {
    areas.requireDistrict("?district", district);
    var open = campaigns.of(district);
    var answered =
        open.isEmpty()
            ? new HashSet<Long>()
            : new HashSet<>(
                rows.findAnswered(actor.accountId(), open.stream().map(Campaign::id).toList()));
    return open.stream()
        .map(campaign -> new Listed(campaign, answered.contains(campaign.id())))
        .toList();
  }

  /**
   * @throws DomainError {@code not-found} when it is none, or has not begun
   */
  Standing read(Actor actor, long id) {
    var campaign = find(id);
    return transactions.read(() -> standing(actor, campaign));
  }

  private Standing standing(Actor actor, Campaign campaign) {
    boolean answered = rows.findParticipation(campaign.id(), actor.accountId()).isPresent();
    var draft = rows.findDraft(campaign.id(), actor.accountId());
    var begun = draft.map(row -> json.read(row.draft(), Begun.class)).orElse(Begun.NOTHING);
    return new Standing(
        campaign,
        answered,
        begun,
        respondents.kept(campaign, begun),
        draft.map(DraftRow::version).orElse(0L));
  }

  /**
   * Saves half of the answers, to go on with later or on another phone.
   *
   * @param version of the draft one has; null when it does not matter
   * @throws DomainError {@code not-found}, {@code consent-needed}, {@code survey-closed}, {@code
   *     survey-answered}, {@code stale-version}, or naming what is wrong
   */
  Standing save(Actor actor, long id, @Nullable Long version, Begun begun) {
    var campaign = open(actor, id);
    respondents.course(campaign, begun);
    var draft = json.write(begun);
    return transactions.write(
        () -> {
          boolean first = version != null && version == 0;
          if (version == null || (first && rows.findDraft(id, actor.accountId()).isEmpty())) {
            rows.putDraft(id, actor.accountId(), draft);
          } else if (rows.changeDraft(id, actor.accountId(), version, draft) == 0) {
            throw DomainError.of(
                isAnswered(actor, id)
                    ? CampaignProblem.SURVEY_ANSWERED
                    : CommonProblem.STALE_VERSION);
          }
          // Looked at last, and waiting for who hands in at this moment: no draft outlives that.
          if (isAnswered(actor, id)) {
            throw DomainError.of(CampaignProblem.SURVEY_ANSWERED);
          }
          return standing(actor, campaign);
        });
  }

  private boolean isAnswered(Actor actor, long id) {
    return rows.lockParticipation(id, actor.accountId()).isPresent();
  }

  /**
   * Hands the answers in, once for each person. The same request again is the same.
   *
   * @param seconds how long it took by the phone's clock; null when it is not known
   * @param key of the request
   * @throws DomainError {@code not-found}, {@code consent-needed}, {@code survey-closed}, {@code
   *     survey-answered}, {@code quota-full}, or naming what is wrong or missing
   */
  void submit(Actor actor, long id, Begun begun, @Nullable Integer seconds, String key) {
    if (isRepeated(actor, id, key)) {
      return;
    }
    var campaign = open(actor, id);
    var course = respondents.whole(campaign, begun);
    try {
      transactions.run(
          () -> {
            rows.insertParticipation(id, actor.accountId(), key, campaign.rewarded());
            campaigns.take(campaign, begun.traits());
            writer.write(campaign, actor.accountId(), begun, course, seconds);
            rows.removeDraft(id, actor.accountId());
          });
    } catch (RuntimeException failure) {
      // The same person was faster on another phone, or with the same tap.
      if (!DatabaseFaults.isDuplicateKey(failure) || !isRepeated(actor, id, key)) {
        throw failure;
      }
    }
  }

  /**
   * @throws DomainError {@code survey-answered} when it was answered by another request
   */
  private boolean isRepeated(Actor actor, long id, String key) {
    var first = rows.findParticipation(id, actor.accountId());
    if (first.isPresent() && !first.get().equals(key)) {
      throw DomainError.of(CampaignProblem.SURVEY_ANSWERED);
    }
    return first.isPresent();
  }

  /** Of those that residents answer in the app. */
  private Campaign find(long id) {
    return campaigns
        .find(id)
        .filter(campaign -> campaign.mode() == CampaignMode.APP)
        .orElseThrow(DomainError::notFound);
  }

  private Campaign open(Actor actor, long id) {
    var campaign = find(id);
    consents.require(actor, ConsentPurpose.SURVEY);
    if (campaign.state() != CampaignState.OPEN) {
      throw DomainError.of(CampaignProblem.SURVEY_CLOSED);
    }
    return campaign;
  }
}

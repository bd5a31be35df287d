package org.lvdao.survey.answering;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lvdao.account.AccountMerge;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.ConsentWithdrawal;
import org.lvdao.photo.PhotoService;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.OpenCampaigns;
import org.lvdao.survey.questionnaire.QuestionType;

/**
 * What is known to be somebody's: answers begun, answers to surveys that are not anonymous, and
 * which surveys they have answered. An anonymous answer is nobody's, so it cannot be found, and who
 * takes the consent back cannot answer that survey a second time.
 */
@Singleton
class OwnAnswers implements PersonalData, AccountMerge, ConsentWithdrawal {
  private final AnsweringRepository rows;
  private final OpenCampaigns campaigns;
  private final PhotoService photos;
  private final StoredJson json;

  OwnAnswers(
      AnsweringRepository rows, OpenCampaigns campaigns, PhotoService photos, StoredJson json) {
    this.rows = rows;
    this.campaigns = campaigns;
    this.photos = photos;
    this.json = json;
  }

  /**
   * Surveys in an export.
   *
   * @param answered ids of the surveys one has answered
   */
  @Serdeable
  record ExportedSurveys(
      List<String> answered, Map<String, Begun> drafts, List<ExportedResponse> responses) {}

  /** Answers that are not anonymous, in an export. */
  @Serdeable
  record ExportedResponse(String surveyId, Map<String, List<String>> answers) {}

  @Override
  public void export(long accountId, PersonalArchive archive) throws IOException {
    var drafts = new LinkedHashMap<String, Begun>();
    for (var row : rows.findDrafts(accountId)) {
      drafts.put(Long.toString(row.campaignId()), json.read(row.draft(), Begun.class));
    }
    var answered = rows.findAnswered(accountId).stream().map(id -> Long.toString(id)).toList();
    var responses = rows.findResponses(accountId).stream().map(this::exported).toList();
    if (!drafts.isEmpty() || !answered.isEmpty()) {
      archive.value("surveys", new ExportedSurveys(answered, drafts, responses));
    }
  }

  private ExportedResponse exported(ResponseRow row) {
    var answers = new LinkedHashMap<String, List<String>>();
    for (var part : rows.findAnswers(row.campaignId(), row.id())) {
      answers
          .computeIfAbsent(part.question(), question -> new ArrayList<>())
          .add(part.part().isEmpty() ? part.value() : part.part() + ": " + part.value());
    }
    return new ExportedResponse(Long.toString(row.campaignId()), answers);
  }

  @Override
  public void erase(long accountId) {
    remove(accountId);
    rows.removeParticipations(accountId);
  }

  @Override
  public void withdrawn(long accountId, ConsentPurpose purpose) {
    if (purpose == ConsentPurpose.SURVEY) {
      remove(accountId);
    }
  }

  /** Who has answered on both accounts counts once, where it can be told. */
  @Override
  public void move(long from, long to) {
    var known = rows.findAnswered(to);
    rows.findResponses(from).stream()
        .filter(response -> known.contains(response.campaignId()))
        .forEach(response -> remove(from, response));
    known.forEach(id -> rows.removeParticipation(id, from));
    rows.moveParticipations(from, to);
    rows.moveResponses(from, to);
    rows.findAnswered(to).forEach(id -> rows.removeDraft(id, from));
    rows.findDrafts(to).forEach(draft -> rows.removeDraft(draft.campaignId(), from));
    rows.moveDrafts(from, to);
  }

  private void remove(long accountId) {
    rows.removeDrafts(accountId);
    rows.findResponses(accountId).forEach(response -> remove(accountId, response));
  }

  /** An answer and its place in the quotas, so that the person could answer again. */
  private void remove(long accountId, ResponseRow response) {
    var campaign = campaigns.find(response.campaignId()).orElseThrow();
    campaigns.giveBack(campaign, response.traits());
    photos.forget(photosOf(campaign, response));
    rows.removeAnswers(response.campaignId(), response.id());
    rows.removeResponse(response.campaignId(), response.id());
    rows.removeParticipation(response.campaignId(), accountId);
  }

  private List<Long> photosOf(Campaign campaign, ResponseRow response) {
    return rows.findAnswers(response.campaignId(), response.id()).stream()
        .filter(
            part ->
                campaign
                    .form()
                    .question(part.question())
                    .filter(question -> question.type() == QuestionType.PHOTO)
                    .isPresent())
        .map(part -> Long.valueOf(part.value()))
        .toList();
  }
}

package org.lvdao.survey.answering;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.auth.Digests;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Transactions;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.CampaignMode;
import org.lvdao.survey.campaign.CampaignProblem;
import org.lvdao.survey.campaign.CampaignState;
import org.lvdao.survey.campaign.OpenCampaigns;
import org.lvdao.survey.questionnaire.Course;
import org.lvdao.survey.questionnaire.SurveyRights;

/** Answers that do not come from an account: by an open link, by interviewers, from others. */
@Singleton
class OtherAnswers {
  private final AnsweringRepository rows;
  private final OpenCampaigns campaigns;
  private final Respondents respondents;
  private final ResponseWriter writer;
  private final AuditLog audit;
  private final Transactions transactions;

  OtherAnswers(
      AnsweringRepository rows,
      OpenCampaigns campaigns,
      Respondents respondents,
      ResponseWriter writer,
      AuditLog audit,
      Transactions transactions) {
    this.rows = rows;
    this.campaigns = campaigns;
    this.respondents = respondents;
    this.writer = writer;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * The survey of an open link.
   *
   * @throws DomainError {@code not-found} when there is none, or it has not begun
   */
  Campaign ofLink(String code) {
    return campaigns.ofLink(code).orElseThrow(DomainError::notFound);
  }

  /** As far as nothing is answered. */
  Course beginning(Campaign campaign) {
    return respondents.kept(campaign, Begun.NOTHING);
  }

  /**
   * Takes answers by an open link.
   *
   * @param seconds how long it took by the phone's clock; null when it is not known
   * @param key of the request; the same again is the same
   * @throws DomainError {@code not-found}, {@code survey-closed}, {@code quota-full}, or naming
   *     what is wrong or missing
   */
  void submit(String code, Begun begun, @Nullable Integer seconds, String key) {
    var campaign = ofLink(code);
    once(campaign, key, () -> take(campaign, begun, seconds));
  }

  /**
   * Takes what an interviewer was told, or that there was no interview.
   *
   * @param begun null when there was none
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code survey-closed}, {@code
   *     quota-full}, or naming what is wrong or missing
   */
  void interview(
      Actor actor,
      long id,
      Outcome outcome,
      @Nullable Begun begun,
      @Nullable Integer seconds,
      String key) {
    var campaign = mine(actor, id, CampaignMode.INTERVIEW);
    boolean completed = outcome == Outcome.COMPLETED;
    if (completed != (begun != null)) {
      throw DomainError.field("/answers", completed ? "required" : "survey-no-interview");
    }
    once(
        campaign,
        actor.accountId() + " " + key,
        () -> {
          Runnable answers = begun == null ? () -> {} : take(campaign, begun, seconds);
          return () -> {
            rows.countContact(id, outcome);
            answers.run();
          };
        });
  }

  /**
   * Loads what others asked, all of it or nothing; the campaign is over then.
   *
   * @param lines one respondent each
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code survey-closed}, {@code
   *     quota-full}, or naming the line that is wrong
   */
  void load(Actor actor, long id, List<ImportedLine> lines) {
    var campaign = mine(actor, id, CampaignMode.THIRD_PARTY);
    requireOpen(campaign);
    transactions.run(
        () -> {
          campaigns.lock(id);
          requireOpen(campaigns.find(id).orElseThrow());
          for (var line : lines) {
            writing(campaign, line.begun(), null, line::course).run();
          }
          campaigns.loaded(id);
          audit.record(
              actor,
              "responses-imported",
              "campaign",
              Long.toString(id),
              campaign.district(),
              Map.of("responses", lines.size()));
        });
  }

  /**
   * @throws DomainError {@code not-found}, {@code forbidden}
   */
  Campaign mine(Actor actor, long id, CampaignMode mode) {
    var campaign =
        campaigns
            .find(id)
            .filter(found -> SurveyRights.sees(actor, found.district()) && found.mode() == mode)
            .orElseThrow(DomainError::notFound);
    SurveyRights.requireWork(actor, campaign.district());
    return campaign;
  }

  private Runnable take(Campaign campaign, Begun begun, @Nullable Integer seconds) {
    var course = respondents.whole(campaign, begun);
    return writing(campaign, begun, seconds, () -> course);
  }

  private Runnable writing(
      Campaign campaign, Begun begun, @Nullable Integer seconds, Supplier<Course> course) {
    return () -> {
      campaigns.take(campaign, begun.traits());
      writer.write(campaign, null, begun, course.get(), seconds);
    };
  }

  /** Checks first, so that a wrong request leaves no key; a repeated one does nothing. */
  private void once(Campaign campaign, String key, Supplier<Runnable> checked) {
    var digest = HexFormat.of().formatHex(Digests.sha256(key.getBytes(StandardCharsets.UTF_8)));
    if (rows.findRequest(campaign.id(), digest).isPresent()) {
      return;
    }
    requireOpen(campaign);
    var work = checked.get();
    try {
      transactions.run(
          () -> {
            rows.insertRequest(campaign.id(), digest);
            work.run();
          });
    } catch (RuntimeException failure) {
      if (!DatabaseFaults.isDuplicateKey(failure)
          || rows.findRequest(campaign.id(), digest).isEmpty()) {
        throw failure;
      }
    }
  }

  private static void requireOpen(Campaign campaign) {
    if (campaign.state() != CampaignState.OPEN) {
      throw DomainError.of(CampaignProblem.SURVEY_CLOSED);
    }
  }
}

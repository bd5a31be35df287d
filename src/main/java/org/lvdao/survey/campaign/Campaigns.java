package org.lvdao.survey.campaign;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;
import org.lvdao.survey.questionnaire.PublishedForms;
import org.lvdao.survey.questionnaire.SurveyRights;

/** What staff do with campaigns. Once one has started, only its end can come sooner. */
@Singleton
class Campaigns {
  private static final int CODE_BYTES = 15;

  private final CampaignRepository rows;
  private final PublishedForms forms;
  private final List<CampaignStart> starts;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Campaigns(
      CampaignRepository rows,
      PublishedForms forms,
      List<CampaignStart> starts,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.forms = forms;
    this.starts = starts;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** Of the district, the newest first. */
  Page<CampaignRow> list(Actor actor, String district, @Nullable String cursor, int limit) {
    areas.requireDistrict("?district", district);
    SurveyRights.requireSight(actor, district);
    var before = Cursor.beforeId(cursor);
    return Page.cut(rows.findAll(district, before, limit + 1), limit, row -> Cursor.of(row.id()));
  }

  /**
   * @throws DomainError {@code not-found}
   */
  CampaignRow read(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> SurveyRights.sees(actor, row.district()))
        .orElseThrow(DomainError::notFound);
  }

  List<QuotaRow> quotas(long id) {
    return rows.findQuotas(id);
  }

  /**
   * Plans a campaign.
   *
   * @throws DomainError {@code forbidden}, or naming what is wrong
   */
  CampaignRow add(Actor actor, String district, CampaignPlan plan) {
    areas.requireDistrict("/district", district);
    SurveyRights.requireWork(actor, district);
    check("/plan", district, plan);
    long id = ids.next();
    return transactions.write(
        () -> {
          rows.insert(
              id,
              district,
              plan.title(),
              Long.parseLong(plan.questionnaireId()),
              plan.questionnaireVersion(),
              plan.population(),
              String.join(",", plan.areas()),
              Trait.join(plan.asks()),
              plan.anonymous(),
              plan.opensAt(),
              plan.closesAt(),
              jsonOf(plan.sample()),
              clock.instant(),
              actor.accountId(),
              plan.modeOrApp(),
              plan.agency(),
              code(plan, null),
              plan.isRewarded(),
              jsonOf(plan.invitation()));
          insertQuotas(id, plan.quotas());
          record(actor, "campaign-added", id, district);
          return rows.find(id).orElseThrow();
        });
  }

  /**
   * Changes a draft.
   *
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code stale-version}, {@code
   *     campaign-started}, or naming what is wrong
   */
  CampaignRow change(Actor actor, long id, long version, CampaignPlan plan) {
    return act(
        actor,
        id,
        version,
        row -> {
          requireDraft(row);
          check("", row.district(), plan);
          rows.change(
              id,
              plan.title(),
              Long.parseLong(plan.questionnaireId()),
              plan.questionnaireVersion(),
              plan.population(),
              String.join(",", plan.areas()),
              Trait.join(plan.asks()),
              plan.anonymous(),
              plan.opensAt(),
              plan.closesAt(),
              jsonOf(plan.sample()),
              plan.modeOrApp(),
              plan.agency(),
              code(plan, row.code()),
              plan.isRewarded(),
              jsonOf(plan.invitation()));
          rows.removeQuotas(id);
          insertQuotas(id, plan.quotas());
          record(actor, "campaign-changed", id, row.district());
        });
  }

  /**
   * Lets it run: from its time on it can be answered. What it asks, and whom, stays.
   *
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code stale-version}, {@code
   *     campaign-started}, or naming what is wrong by now
   */
  CampaignRow start(Actor actor, long id, long version) {
    return act(
        actor,
        id,
        version,
        row -> {
          requireDraft(row);
          if (!row.closesAt().isAfter(clock.instant())) {
            throw DomainError.field("/closesAt", "survey-over");
          }
          if (forms
              .startable(row.district(), row.questionnaireId(), row.versionNumber())
              .isEmpty()) {
            throw DomainError.field("/questionnaireVersion", "survey-not-published");
          }
          var now = clock.instant();
          rows.start(id, now);
          if (row.invitation() != null) {
            var invitation = json.read(row.invitation(), Invitation.class);
            var from = row.opensAt().isAfter(now) ? row.opensAt() : now;
            starts.forEach(start -> start.started(id, invitation, from, row.closesAt()));
          }
          record(actor, "campaign-started", id, row.district());
        });
  }

  /**
   * Ends it before its time.
   *
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code stale-version}, {@code
   *     campaign-not-running}
   */
  CampaignRow end(Actor actor, long id, long version) {
    return act(
        actor,
        id,
        version,
        row -> {
          var state = row.state(clock.instant());
          if (state != CampaignState.OPEN && state != CampaignState.SCHEDULED) {
            throw DomainError.of(CampaignProblem.CAMPAIGN_NOT_RUNNING);
          }
          rows.end(id, clock.instant());
          record(actor, "campaign-ended", id, row.district());
        });
  }

  private CampaignRow act(Actor actor, long id, long version, Consumer<CampaignRow> work) {
    return transactions.write(
        () -> {
          SurveyRights.requireWork(actor, read(actor, id).district());
          if (rows.touch(id, version) == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          work.accept(read(actor, id));
          return rows.find(id).orElseThrow();
        });
  }

  /** Of the open link: nobody guesses it, and it stays when the plan changes. */
  private @Nullable String code(CampaignPlan plan, @Nullable String before) {
    if (plan.modeOrApp() != CampaignMode.OPEN_LINK) {
      return null;
    }
    if (before != null) {
      return before;
    }
    var bytes = new byte[CODE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void requireDraft(CampaignRow row) {
    if (row.startedAt() != null) {
      throw DomainError.of(CampaignProblem.CAMPAIGN_STARTED);
    }
  }

  private void check(String pointer, String district, CampaignPlan plan) {
    DomainError.check(CampaignCheck.errors(pointer, district, plan, areas, forms, clock.instant()));
  }

  private void insertQuotas(long id, List<Quota> quotas) {
    for (int i = 0; i < quotas.size(); i++) {
      var quota = quotas.get(i);
      rows.insertQuota(id, i, quota.gender(), quota.ageBand(), quota.area(), quota.most());
    }
  }

  private @Nullable String jsonOf(@Nullable Object part) {
    return part == null ? null : json.write(part);
  }

  private void record(Actor actor, String action, long id, String district) {
    audit.record(actor, action, "campaign", Long.toString(id), district, Map.of());
  }
}

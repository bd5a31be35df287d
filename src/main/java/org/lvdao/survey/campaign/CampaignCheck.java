package org.lvdao.survey.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.survey.questionnaire.Form;
import org.lvdao.survey.questionnaire.PublishedForms;
import org.lvdao.survey.questionnaire.QuestionType;

/** Whether a campaign can be run as it is planned. */
final class CampaignCheck {
  private static final Duration LONGEST = Duration.ofDays(366);

  private final String district;
  private final CampaignPlan plan;
  private final AreaService areas;
  private final List<FieldError> errors = new ArrayList<>();

  private CampaignCheck(String district, CampaignPlan plan, AreaService areas) {
    this.district = district;
    this.plan = plan;
    this.areas = areas;
  }

  /**
   * @param pointer to the plan in the request
   */
  static List<FieldError> errors(
      String pointer,
      String district,
      CampaignPlan plan,
      AreaService areas,
      PublishedForms forms,
      Instant now) {
    var check = new CampaignCheck(district, plan, areas);
    check.times(now);
    check.areas();
    check.quotas();
    check.mode();
    forms
        .startable(district, Long.parseLong(plan.questionnaireId()), plan.questionnaireVersion())
        .ifPresentOrElse(
            check::form, () -> check.error("/questionnaireVersion", "survey-not-published"));
    return check.errors.stream()
        .map(error -> new FieldError(pointer + error.pointer(), error.code(), error.parameters()))
        .toList();
  }

  private void times(Instant now) {
    if (!plan.closesAt().isAfter(plan.opensAt())) {
      error("/closesAt", "window-order");
    } else if (!plan.closesAt().isAfter(now)) {
      error("/closesAt", "survey-over");
    } else if (plan.closesAt().isAfter(plan.opensAt().plus(LONGEST))) {
      error("/closesAt", "survey-too-long");
    }
  }

  private void areas() {
    var known = new HashSet<String>();
    for (int i = 0; i < plan.areas().size(); i++) {
      if (!areas.isSubdistrict(district, plan.areas().get(i))) {
        error("/areas/" + i, "unknown-area");
      } else if (!known.add(plan.areas().get(i))) {
        error("/areas/" + i, "survey-twice");
      }
    }
    if (!plan.areas().isEmpty()) {
      requireAsked(Trait.AREA, "/asks");
    }
  }

  private void quotas() {
    var kinds = new HashSet<Traits>();
    for (int i = 0; i < plan.quotas().size(); i++) {
      var quota = plan.quotas().get(i);
      var at = "/quotas/" + i;
      for (var trait : Trait.values()) {
        if (quota.names(trait)) {
          requireAsked(trait, at);
        }
      }
      if (!kinds.add(quota.kind())) {
        error(at, "survey-twice");
      }
      var area = quota.area();
      if (area != null
          && !(plan.areas().isEmpty()
              ? areas.isSubdistrict(district, area)
              : plan.areas().contains(area))) {
        error(at + "/area", "unknown-area");
      }
    }
  }

  private void mode() {
    var mode = plan.modeOrApp();
    var agency = plan.agency();
    if (mode != CampaignMode.APP && !plan.anonymous()) {
      error("/anonymous", "survey-mode-anonymous");
    }
    if ((mode == CampaignMode.THIRD_PARTY) != (agency != null && !agency.isBlank())) {
      error("/agency", "survey-agency");
    }
    if (mode != CampaignMode.APP && plan.isRewarded()) {
      error("/rewarded", "survey-in-app");
    }
    boolean isForResidents = mode == CampaignMode.APP && plan.population() == Population.PUBLIC;
    if (!isForResidents && plan.invitation() != null) {
      error("/invitation", "survey-in-app");
    }
  }

  private void form(Form form) {
    for (var trait : Trait.values()) {
      if (form.attributes().contains(trait.attribute())) {
        requireAsked(trait, "/asks");
      }
    }
    boolean nobodyUploads = plan.anonymous() || plan.modeOrApp() != CampaignMode.APP;
    if (nobodyUploads
        && form.questions().anyMatch(question -> question.type() == QuestionType.PHOTO)) {
      // A photo is its uploader's, and its number says when it came.
      error("/anonymous", "survey-photo");
    }
  }

  private void requireAsked(Trait trait, String pointer) {
    if (!plan.asks().contains(trait)) {
      errors.add(new FieldError(pointer, "survey-asks", Map.of("trait", trait.name())));
    }
  }

  private void error(String pointer, String code) {
    errors.add(new FieldError(pointer, code));
  }
}

package org.lvdao.survey.indicator;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.ResidentActivity;
import org.lvdao.kernel.YearlyRate;
import org.lvdao.kernel.YearlyRate.Kind;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.CampaignMode;
import org.lvdao.survey.campaign.CampaignState;
import org.lvdao.survey.campaign.OpenCampaigns;
import org.lvdao.survey.campaign.Population;
import org.lvdao.survey.figures.PlanFigures;

/** Computes values of indicators; the same of the same inputs, however often. */
@Singleton
class Measurements {
  private final OpenCampaigns campaigns;
  private final PlanFigures surveys;
  private final List<YearlyRate> rates;
  private final List<ResidentActivity> activities;
  private final InstantSource clock;

  Measurements(
      OpenCampaigns campaigns,
      PlanFigures surveys,
      List<YearlyRate> rates,
      List<ResidentActivity> activities,
      InstantSource clock) {
    this.campaigns = campaigns;
    this.surveys = surveys;
    this.rates = rates;
    this.activities =
        activities.stream().sorted(Comparator.comparing(ResidentActivity::kind)).toList();
    this.clock = clock;
  }

  /**
   * @throws DomainError naming what is wrong
   */
  Measured of(String district, String indicator, int year, Inputs inputs) {
    if (!inputs.measure().measures(indicator)) {
      throw DomainError.field("/inputs/measure", "indicator-measure");
    }
    return switch (inputs.measure()) {
      case SURVEY -> survey(district, indicator, year, inputs);
      case CLOSURE -> rate(district, year, Kind.ANSWERED_CASES, "indicator-no-cases", inputs);
      case RECOVERY -> rate(district, year, Kind.RECOVERED_WASTE, "indicator-no-waste", inputs);
      case ACTIVITY -> activity(district, indicator, year, inputs);
    };
  }

  private Measured survey(String district, String indicator, int year, Inputs inputs) {
    var id = required("/inputs/campaignId", inputs.campaignId());
    var question = required("/inputs/question", inputs.question());
    var campaign =
        campaigns
            .find(Long.parseLong(id))
            .filter(found -> found.district().equals(district))
            .orElseThrow(() -> DomainError.field("/inputs/campaignId", "indicator-campaign"));
    check(campaign, indicator, year);
    var share =
        surveys
            .share(campaign, question, inputs.row(), inputs.leavesDoubtfulOut())
            .orElseThrow(() -> DomainError.field("/inputs/question", "indicator-no-estimate"));
    boolean others = campaign.mode() == CampaignMode.THIRD_PARTY;
    var note =
        "“%s”，%s，%d 人回答%s"
            .formatted(
                campaign.title(),
                way(campaign),
                share.n(),
                share.excluded() == 0 ? "" : "，剔除存疑答卷 %d 份".formatted(share.excluded()));
    return new Measured(
        indicator.equals(IndicatorRow.PARTICIPATION) ? campaign.population().name() : "",
        others ? ValueSource.THIRD_PARTY : ValueSource.MEASURED,
        Measured.percent(share.share()),
        Measured.percent(share.low()),
        Measured.percent(share.high()),
        (long) share.n(),
        "SURVEY " + share.method(),
        note,
        inputs,
        Measured.digest(share.inputs()));
  }

  private static String way(Campaign campaign) {
    var agency = campaign.agency();
    return campaign.mode().label() + (agency == null ? "" : "（" + agency + "）");
  }

  /** Asked in the year or just after it, of the whole district, and of whom the plan speaks. */
  private static void check(Campaign campaign, String indicator, int year) {
    if (campaign.state() != CampaignState.CLOSED) {
      throw DomainError.field("/inputs/campaignId", "indicator-campaign-runs");
    }
    if (!campaign.areas().isEmpty()) {
      throw DomainError.field("/inputs/campaignId", "indicator-campaign-areas");
    }
    int asked = BusinessTime.dayOf(campaign.opensAt()).getYear();
    if (asked != year && asked != year + 1) {
      throw DomainError.field("/inputs/campaignId", "indicator-campaign-year");
    }
    if (!indicator.equals(IndicatorRow.PARTICIPATION)
        && campaign.population() != Population.PUBLIC) {
      throw DomainError.field("/inputs/campaignId", "indicator-campaign-public");
    }
  }

  private Measured rate(String district, int year, Kind kind, String missing, Inputs inputs) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var given = inputs.cutoff();
    if (given != null && (given.isAfter(now) || given.isBefore(start(year)))) {
      throw DomainError.field("/inputs/cutoff", "indicator-cutoff");
    }
    var cutoff = given == null ? now : given;
    var rate =
        rates.stream()
            .filter(one -> one.kind() == kind)
            .findFirst()
            .flatMap(one -> one.of(district, year, cutoff))
            .orElseThrow(() -> DomainError.field("/inputs/measure", missing));
    return new Measured(
        "",
        ValueSource.MEASURED,
        rate.percent(),
        null,
        null,
        rate.n(),
        inputs.measure() + " 1",
        rate.note(),
        inputs.at(cutoff),
        digest(rate.note()));
  }

  private Measured activity(String district, String indicator, int year, Inputs inputs) {
    var people =
        surveys
            .people(district, Population.PUBLIC)
            .orElseThrow(() -> DomainError.field("/inputs/measure", "indicator-no-population"));
    var accounts = new EnumMap<ResidentActivity.Kind, Set<Long>>(ResidentActivity.Kind.class);
    for (var activity : activities) {
      if (ActivityRule.kinds(indicator).contains(activity.kind())) {
        accounts.put(activity.kind(), activity.accounts(district, start(year), start(year + 1)));
      }
    }
    var counted = ActivityRule.Counted.of(accounts);
    var lines = new ArrayList<String>();
    counted.byKind().forEach((kind, number) -> lines.add("%s %d 人".formatted(word(kind), number)));
    var note =
        "%s；去重后 %d 人；%s %d 人（%s）"
            .formatted(
                String.join("，", lines),
                counted.residents(),
                people.source(),
                people.number(),
                people.asOf());
    return new Measured(
        Measure.ACTIVITY.name(),
        ValueSource.MEASURED,
        Measured.percent((double) counted.residents() / people.number()).min(ALL),
        null,
        null,
        counted.residents(),
        "ACTIVITY " + ActivityRule.VERSION,
        note,
        inputs,
        digest(note));
  }

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private static String word(ResidentActivity.Kind kind) {
    return switch (kind) {
      case REPORT -> "上报";
      case PICKUP -> "预约回收";
      case DELIVERY -> "厨余投放";
      case SURVEY -> "问卷";
    };
  }

  /** All that went in stands in the note. */
  private static String digest(String note) {
    return Measured.digest(List.of(note));
  }

  private static String required(String pointer, @Nullable String given) {
    if (given == null || given.isBlank()) {
      throw DomainError.field(pointer, "required");
    }
    return given;
  }

  private static Instant start(int year) {
    return BusinessTime.startOf(LocalDate.of(year, 1, 1));
  }
}

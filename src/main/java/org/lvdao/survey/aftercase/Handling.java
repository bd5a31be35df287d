package org.lvdao.survey.aftercase;

import jakarta.inject.Singleton;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.web.MonthRange;
import org.lvdao.survey.aftercase.HandlingView.Bounds;
import org.lvdao.survey.aftercase.HandlingView.Figures;
import org.lvdao.survey.aftercase.HandlingView.OfKind;
import org.lvdao.survey.aftercase.HandlingView.OfMonth;
import org.lvdao.survey.estimate.Answer;
import org.lvdao.survey.estimate.Confidence;
import org.lvdao.survey.estimate.DontKnow;
import org.lvdao.survey.estimate.Interval;
import org.lvdao.survey.estimate.Suppression;
import org.lvdao.survey.estimate.Wilson;
import org.lvdao.survey.questionnaire.SurveyRights;

/**
 * Satisfaction with handling (办结满意度). Everybody concerned is asked, so that there is a response
 * rate and nothing to be weighted.
 */
@Singleton
class Handling {
  private static final String MEASURE = "SATISFACTION_WITH_HANDLING";

  /** Changes when a number would come out otherwise. */
  private static final String METHOD = "1";

  private final AfterCaseRepository rows;
  private final AreaService areas;

  Handling(AfterCaseRepository rows, AreaService areas) {
    this.rows = rows;
    this.areas = areas;
  }

  /**
   * @param kind null for all kinds together
   * @throws DomainError {@code forbidden}, or naming the district when it is none
   */
  HandlingView of(Actor actor, String district, MonthRange period, @Nullable CaseKind kind) {
    areas.requireDistrict("?district", district);
    SurveyRights.requireSight(actor, district);
    // Whole years, because these decide what may be shown.
    var cells =
        rows.count(
            district,
            YearMonth.of(period.first().getYear(), Month.JANUARY).toString(),
            YearMonth.of(period.last().getYear(), Month.DECEMBER).toString());
    var years =
        IntStream.rangeClosed(period.first().getYear(), period.last().getYear())
            .mapToObj(year -> new HandlingYear(year, cells))
            .toList();
    return new HandlingView(
        MEASURE,
        METHOD,
        district,
        period.first().toString(),
        period.last().toString(),
        kind,
        figures(cells, years, period, kind),
        Stream.of(CaseKind.values())
            .filter(one -> kind == null || kind == one)
            .map(one -> new OfKind(one, figures(cells, years, period, one)))
            .toList(),
        period.months().stream()
            .map(
                month ->
                    new OfMonth(
                        month.toString(),
                        figures(cells, years, new MonthRange(month, month), kind)))
            .toList());
  }

  private static Figures figures(
      List<HandlingCell> cells,
      List<HandlingYear> years,
      MonthRange period,
      @Nullable CaseKind kind) {
    var tally =
        HandlingTally.of(
            cells.stream()
                .filter(cell -> kind == null || cell.kind() == kind)
                .filter(cell -> period.has(YearMonth.parse(cell.closedMonth())))
                .toList());
    boolean shown = years.stream().allMatch(year -> year.shown(kind, period));
    return shown && tally.answered() >= Suppression.MINIMUM
        ? figures(tally)
        : Figures.suppressed(tally.offered());
  }

  private static Figures figures(HandlingTally tally) {
    var split =
        new DontKnow(
            tally.count(Answer.POSITIVE),
            tally.count(Answer.NEGATIVE),
            tally.count(Answer.DONT_KNOW));
    var share = split.ofOpinions();
    return new Figures(
        tally.offered(),
        false,
        tally.answered(),
        tally.rated(),
        (double) tally.answered() / tally.offered(),
        named(tally.counts()),
        named(tally.reasons()),
        share,
        share == null
            ? null
            : bounds(
                Wilson.interval(
                    share, split.positive() + split.negative(), Confidence.OF_95_PERCENT)),
        bounds(split.bounds()));
  }

  private static Map<String, Long> named(Map<? extends Enum<?>, Long> counts) {
    var named = new TreeMap<String, Long>();
    counts.forEach((key, count) -> named.put(key.name(), count));
    return named;
  }

  private static Bounds bounds(Interval interval) {
    return new Bounds(interval.low(), interval.high(), Confidence.OF_95_PERCENT.level());
  }
}

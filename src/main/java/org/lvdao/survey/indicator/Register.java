package org.lvdao.survey.indicator;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.area.District;
import org.lvdao.survey.campaign.Population;
import org.lvdao.survey.estimate.Change;
import org.lvdao.survey.estimate.Interval;
import org.lvdao.survey.indicator.Combination.Combined;
import org.lvdao.survey.indicator.IndicatorView.Status;
import org.lvdao.survey.indicator.IndicatorView.Trend;
import org.lvdao.survey.indicator.IndicatorView.Value;
import org.lvdao.survey.indicator.ValueRow.Place;

/** The indicators as everybody may see them: what was approved, and nothing else. */
@Singleton
class Register {
  /** A target that is no number says it in words, such as 稳步提升. */
  private static final Pattern NUMBER = Pattern.compile("\\d{1,8}(\\.\\d{1,4})?");

  private static final double PERCENT = 100;

  private final IndicatorRepository indicators;
  private final ValueRepository values;
  private final AreaService areas;
  private final IndicatorSettings settings;

  Register(
      IndicatorRepository indicators,
      ValueRepository values,
      AreaService areas,
      IndicatorSettings settings) {
    this.indicators = indicators;
    this.values = values;
    this.areas = areas;
    this.settings = settings;
  }

  /** Those in use. */
  List<District> districts() {
    return areas.districts();
  }

  /** Of a district. */
  String name(String district) {
    return areas.district(district).name();
  }

  /** The indicators of the plan in its order, with the newest approved values of the year. */
  List<IndicatorView> of(String district, int year) {
    areas.requireDistrict("?district", district);
    var targets = indicators.findTargets(district);
    var newest = new LinkedHashMap<Place, ValueRow>();
    values.findApproved(district, year - 1, year).forEach(row -> newest.put(row.place(), row));
    return indicators.findAll(district).stream()
        .map(indicator -> view(indicator, target(targets, indicator.code(), year), year, newest))
        .toList();
  }

  /** That of the year, else of the next year the plan names. */
  private static Optional<TargetRow> target(List<TargetRow> all, String code, int year) {
    return all.stream()
        .filter(row -> row.code().equals(code) && !row.base() && row.year() >= year)
        .findFirst();
  }

  private IndicatorView view(
      IndicatorRow indicator, Optional<TargetRow> target, int year, Map<Place, ValueRow> newest) {
    var number = target.map(row -> number(row.target())).orElse(null);
    var shown = new ArrayList<Value>();
    parts(indicator)
        .map(part -> newest.get(new Place(indicator.code(), year, part)))
        .filter(Objects::nonNull)
        .forEach(row -> shown.add(value(row, number, newest)));
    var activity = newest.get(new Place(indicator.code(), year, Measure.ACTIVITY.name()));
    var combined = indicator.hasPopulations() ? combined(shown, number) : null;
    return new IndicatorView(
        indicator.code(),
        indicator.name(),
        indicator.required(),
        indicator.unit(),
        indicator.scope(),
        indicator.responsible(),
        target.map(TargetRow::target).orElse(null),
        target.map(TargetRow::year).orElse(null),
        status(indicator, shown, combined),
        shown,
        combined,
        activity == null ? null : value(activity, null, newest));
  }

  private static Stream<String> parts(IndicatorRow indicator) {
    return indicator.hasPopulations()
        ? Stream.of(Population.values()).map(Population::name)
        : Stream.of("");
  }

  private static @Nullable Status status(
      IndicatorRow indicator, List<Value> shown, IndicatorView.@Nullable Combined combined) {
    if (indicator.hasPopulations()) {
      return combined == null ? null : combined.status();
    }
    return shown.isEmpty() ? null : shown.getFirst().status();
  }

  private static Value value(
      ValueRow row, @Nullable BigDecimal target, Map<Place, ValueRow> newest) {
    var before = newest.get(new Place(row.code(), row.year() - 1, row.part()));
    return new Value(
        Long.toString(row.id()),
        row.part().isEmpty() ? null : row.part(),
        row.source(),
        plain(row.value()),
        row.low() == null ? null : plain(row.low()),
        row.high() == null ? null : plain(row.high()),
        row.n(),
        row.method(),
        row.note(),
        row.digest(),
        target == null ? null : plain(row.value().subtract(target)),
        before == null || before.source() != row.source() ? null : trend(row, before),
        target == null ? null : Status.of(row.value(), row.low(), row.high(), target),
        row.reason(),
        row.computedAt(),
        row.approvedAt());
  }

  private static Trend trend(ValueRow now, ValueRow before) {
    var ofNow = interval(now);
    var ofBefore = interval(before);
    var change = plain(now.value().subtract(before.value()));
    if (ofNow == null || ofBefore == null) {
      return new Trend(change, null, null);
    }
    var interval =
        Change.between(share(now.value()), ofNow, share(before.value()), ofBefore).interval();
    return new Trend(
        change, plain(Measured.percent(interval.low())), plain(Measured.percent(interval.high())));
  }

  private static @Nullable Interval interval(ValueRow row) {
    var low = row.low();
    var high = row.high();
    return low == null || high == null ? null : new Interval(share(low), share(high));
  }

  private static double share(BigDecimal percent) {
    return percent.doubleValue() / PERCENT;
  }

  private IndicatorView.@Nullable Combined combined(
      List<Value> shown, @Nullable BigDecimal target) {
    if (shown.size() < Population.values().length) {
      return null;
    }
    var rule = settings.participation();
    return rule.of(
            shown.stream()
                .map(value -> new Combined(value.value(), value.low(), value.high()))
                .toList())
        .map(
            found ->
                new IndicatorView.Combined(
                    rule,
                    rule.label(),
                    plain(found.value()),
                    found.low() == null ? null : plain(found.low()),
                    found.high() == null ? null : plain(found.high()),
                    target == null ? null : plain(found.value().subtract(target)),
                    target == null
                        ? null
                        : Status.of(found.value(), found.low(), found.high(), target)))
        .orElse(null);
  }

  private static @Nullable BigDecimal number(String target) {
    return NUMBER.matcher(target).matches() ? new BigDecimal(target) : null;
  }

  /** Without zeros at the end, and never as a power of ten. */
  static BigDecimal plain(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}

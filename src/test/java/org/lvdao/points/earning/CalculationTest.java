package org.lvdao.points.earning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.points.earning.Calculation.Facts;
import org.lvdao.points.earning.Calculation.Given;
import org.lvdao.points.earning.Calculation.Part;
import org.lvdao.points.earning.Calculation.PartKind;
import org.lvdao.points.earning.Calculation.Reason;
import org.lvdao.points.earning.EarningRules.Awards;
import org.lvdao.points.earning.EarningRules.BonusDays;
import org.lvdao.points.earning.EarningRules.Caps;
import org.lvdao.points.earning.EarningRules.OpeningHours;

class CalculationTest {
  /** A Monday, 07:30 in Shanghai. */
  private static final Instant MORNING = Instant.parse("2026-11-22T23:30:00Z");

  private static final Map<String, Integer> GRADES = Map.of("A", 150, "PASS", 100, "FAIL", 0);

  private static EarningRules rules(Caps caps, List<OpeningHours> hours, List<BonusDays> bonus) {
    return new EarningRules(
        2, 10, 200, caps, hours, GRADES, 48, bonus, 20, new Awards(0, 0, 0, 0), null);
  }

  private static EarningRules plain() {
    return rules(new Caps(null, null, null), List.of(), List.of());
  }

  private static Facts facts(long grams, @Nullable String grade) {
    return new Facts(MORNING, grams, grade, false);
  }

  @Test
  void says_which_rule_gave_what() {
    var bonus = new BonusDays("有害垃圾宣传收集周", day(), day(), 200);
    var rules = rules(new Caps(50, null, null), List.of(), List.of(bonus));

    var earned = Calculation.of(rules, new Facts(MORNING, 1_250, "A", true), Given.NOTHING);

    assertThat(earned.parts())
        .containsExactly(
            new Part(PartKind.DELIVERY, 2),
            new Part(PartKind.WEIGHT, 12),
            new Part(PartKind.GRADE, 7),
            new Part(PartKind.BONUS_DAYS, 21),
            new Part(PartKind.FIRST, 20),
            new Part(PartKind.CAP, -12));
    assertThat(earned.points()).isEqualTo(50);
    assertThat(earned.reason()).isEqualTo(Reason.CAP);
  }

  @Test
  void says_why_there_is_nothing() {
    var shut = rules(plain().caps(), List.of(hours("18:00", "20:00")), List.of());

    assertThat(nothing(plain(), facts(199, null))).isEqualTo(Reason.TOO_LIGHT);
    assertThat(nothing(shut, facts(1_000, null))).isEqualTo(Reason.CLOSED);
    assertThat(nothing(plain(), facts(1_000, "FAIL"))).isEqualTo(Reason.GRADE);
    assertThat(nothing(plain(), facts(1_000, "Z"))).isEqualTo(Reason.GRADE);
    assertThat(Calculation.of(plain(), facts(200, null), Given.NOTHING).points()).isEqualTo(4);
  }

  @Test
  void opening_hours_are_those_of_shanghai() {
    var hours = new OpeningHours(List.of(1), "00:00", "24:00");

    assertThat(hours.contains(Instant.parse("2026-11-22T15:59:59.999Z"))).isFalse();
    assertThat(hours.contains(Instant.parse("2026-11-22T16:00:00Z"))).isTrue();
    assertThat(hours.contains(Instant.parse("2026-11-23T15:59:59.999Z"))).isTrue();
    assertThat(hours.contains(Instant.parse("2026-11-23T16:00:00Z"))).isFalse();
    assertThat(hours("07:30", "09:00").contains(MORNING)).isTrue();
    assertThat(hours("07:00", "07:30").contains(MORNING)).isFalse();
  }

  @Test
  void bonus_days_include_the_last_one_also_in_a_leap_year() {
    var rules =
        rules(
            plain().caps(),
            List.of(),
            List.of(new BonusDays("周", LocalDate.of(2028, 2, 29), LocalDate.of(2028, 2, 29), 200)));

    assertThat(rules.bonusPercent(LocalDate.of(2028, 2, 28))).isEqualTo(100);
    assertThat(rules.bonusPercent(LocalDate.of(2028, 2, 29))).isEqualTo(200);
    assertThat(rules.bonusPercent(LocalDate.of(2028, 3, 1))).isEqualTo(100);
  }

  /**
   * However many come and in whatever order of time, the caps of every day, week and month hold.
   */
  @Property(tries = 200)
  void caps_hold(@ForAll("caps") Caps caps, @ForAll("deliveries") List<Facts> deliveries) {
    var rules = rules(caps, List.of(), List.of());
    var days = new HashMap<LocalDate, Long>();
    var weeks = new HashMap<LocalDate, Long>();
    var months = new HashMap<LocalDate, Long>();
    for (var delivery : deliveries) {
      var day = BusinessTime.dayOf(delivery.at());
      var week = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      var month = day.withDayOfMonth(1);
      var given =
          new Given(
              days.getOrDefault(day, 0L),
              weeks.getOrDefault(week, 0L),
              months.getOrDefault(month, 0L));

      var earned = Calculation.of(rules, delivery, given);

      assertThat(earned.points()).isNotNegative();
      assertThat(earned.parts().stream().mapToLong(Part::points).sum()).isEqualTo(earned.points());
      days.merge(day, earned.points(), Long::sum);
      weeks.merge(week, earned.points(), Long::sum);
      months.merge(month, earned.points(), Long::sum);
    }
    assertThat(days.values()).allMatch(sum -> within(sum, caps.day()));
    assertThat(weeks.values()).allMatch(sum -> within(sum, caps.week()));
    assertThat(months.values()).allMatch(sum -> within(sum, caps.month()));
  }

  private static boolean within(long sum, @Nullable Integer cap) {
    return cap == null || sum <= cap;
  }

  @Provide
  Arbitrary<Caps> caps() {
    var cap = Arbitraries.integers().between(1, 200).injectNull(0.3);
    return Combinators.combine(cap, cap, cap).as(Caps::new);
  }

  @Provide
  Arbitrary<List<Facts>> deliveries() {
    var at =
        Arbitraries.longs()
            .between(0, 40 * 24 * 60)
            .map(minutes -> MORNING.plus(minutes, ChronoUnit.MINUTES));
    var grade = Arbitraries.of("A", "PASS", "FAIL").injectNull(0.3);
    return Combinators.combine(at, Arbitraries.longs().between(0, 20_000), grade)
        .as((moment, grams, judged) -> new Facts(moment, grams, judged, false))
        .list()
        .ofMaxSize(60);
  }

  private static @Nullable Reason nothing(EarningRules rules, Facts facts) {
    var earned = Calculation.of(rules, facts, Given.NOTHING);
    assertThat(earned.points()).isZero();
    assertThat(earned.parts()).isEmpty();
    return earned.reason();
  }

  private static OpeningHours hours(String from, String to) {
    return new OpeningHours(List.of(1, 2, 3, 4, 5, 6, 7), from, to);
  }

  private static LocalDate day() {
    return BusinessTime.dayOf(MORNING);
  }
}

package org.lvdao.survey.aftercase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lvdao.platform.web.MonthRange;

/** Which sums of a year may be shown. */
class HandlingYearTest {
  private static final int MONTHS = 12;
  private static final int CELLS = CaseKind.values().length * MONTHS;

  /** So many answers each month, of each kind. */
  private static List<HandlingCell> cells(List<Integer> counts) {
    var cells = new ArrayList<HandlingCell>();
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) > 0) {
        cells.add(
            new HandlingCell(
                month(i % MONTHS).toString(),
                CaseKind.values()[i / MONTHS],
                Satisfaction.SATISFIED,
                Improvement.NONE,
                0,
                counts.get(i)));
      }
    }
    return cells;
  }

  private static YearMonth month(int index) {
    return YearMonth.of(2026, index + 1);
  }

  private static MonthRange months(int first, int last) {
    return new MonthRange(month(first), month(last));
  }

  private static List<Integer> counts(int... reports) {
    var counts = new ArrayList<Integer>();
    for (int i = 0; i < CELLS; i++) {
      counts.add(i < reports.length ? reports[i] : 0);
    }
    return counts;
  }

  @Test
  void a_year_of_small_months_is_shown_as_a_whole_and_not_in_parts() {
    var year = new HandlingYear(2026, cells(counts(4, 3, 5)));

    assertThat(year.shown(CaseKind.REPORT, months(0, 11))).isTrue();
    assertThat(year.shown(null, months(0, 11))).isTrue();
    assertThat(year.shown(CaseKind.REPORT, months(0, 2))).isTrue();
    assertThat(year.shown(CaseKind.REPORT, months(0, 1))).isFalse();
    assertThat(year.shown(null, months(1, 2))).isFalse();
  }

  @Test
  void a_small_month_is_not_had_by_subtraction_from_a_longer_period() {
    var year = new HandlingYear(2026, cells(counts(40, 30, 3, 50)));

    assertThat(year.shown(CaseKind.REPORT, months(0, 3))).isTrue();
    assertThat(year.shown(CaseKind.REPORT, months(2, 2))).isFalse();
    assertThat(
            year.shown(CaseKind.REPORT, months(0, 1)) && year.shown(CaseKind.REPORT, months(3, 3)))
        .isFalse();
  }

  @Test
  void a_period_asks_each_of_its_years_for_its_own_months() {
    var year = new HandlingYear(2026, cells(counts(40, 30, 3, 50)));
    var before = new MonthRange(YearMonth.of(2025, 3), YearMonth.of(2025, 3));
    var into = new MonthRange(YearMonth.of(2025, 3), YearMonth.of(2026, 1));

    assertThat(year.shown(CaseKind.REPORT, before)).isTrue();
    assertThat(year.shown(CaseKind.REPORT, into))
        .isEqualTo(year.shown(CaseKind.REPORT, months(0, 0)));
  }

  /** Whoever asks for every period and kind cannot solve for a month of fewer than ten. */
  @Property(tries = 300)
  void all_answers_together_tell_no_small_cell(
      @ForAll @Size(24) List<@IntRange(max = 24) Integer> drawn,
      @ForAll @IntRange(max = 12) int n) {
    var counts = drawn.stream().map(count -> Math.max(0, count - n)).toList();
    var year = new HandlingYear(2026, cells(counts));
    var known = new ArrayList<double[]>();
    for (int first = 0; first < MONTHS; first++) {
      for (int last = first; last < MONTHS; last++) {
        for (var kind : new @Nullable CaseKind[] {null, CaseKind.REPORT, CaseKind.PICKUP}) {
          if (year.shown(kind, months(first, last))) {
            known.add(equation(kind, first, last));
          }
        }
      }
    }
    var solved = reduced(known);
    for (int cell = 0; cell < CELLS; cell++) {
      if (counts.get(cell) > 0 && counts.get(cell) < 10) {
        assertThat(isTold(solved, cell)).as("cell %d of %s", cell, counts).isFalse();
      }
    }
  }

  private static double[] equation(@Nullable CaseKind kind, int first, int last) {
    var sum = new double[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      boolean right = kind == null || kind.ordinal() == cell / MONTHS;
      sum[cell] = right && cell % MONTHS >= first && cell % MONTHS <= last ? 1 : 0;
    }
    return sum;
  }

  /** Gauss and Jordan: rows that each begin with a 1 that no other row has. */
  private static List<double[]> reduced(List<double[]> equations) {
    var rows = new ArrayList<double[]>();
    equations.forEach(equation -> rows.add(equation.clone()));
    int done = 0;
    for (int column = 0; column < CELLS && done < rows.size(); column++) {
      int best = done;
      for (int row = done; row < rows.size(); row++) {
        if (Math.abs(rows.get(row)[column]) > Math.abs(rows.get(best)[column])) {
          best = row;
        }
      }
      if (Math.abs(rows.get(best)[column]) < 1e-9) {
        continue;
      }
      var pivot = rows.get(best);
      rows.set(best, rows.get(done));
      rows.set(done, pivot);
      double by = pivot[column];
      for (int i = 0; i < CELLS; i++) {
        pivot[i] /= by;
      }
      for (var row : rows) {
        if (row != pivot) {
          double times = row[column];
          for (int i = 0; i < CELLS; i++) {
            row[i] -= times * pivot[i];
          }
        }
      }
      done++;
    }
    return rows.subList(0, done);
  }

  /** Whether one of the solved equations has this cell alone. */
  private static boolean isTold(List<double[]> solved, int cell) {
    return solved.stream()
        .anyMatch(
            row -> {
              for (int i = 0; i < CELLS; i++) {
                if (Math.abs(row[i] - (i == cell ? 1 : 0)) > 1e-6) {
                  return false;
                }
              }
              return true;
            });
  }
}

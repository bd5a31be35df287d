package org.lvdao.survey.aftercase;

import java.time.Month;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.web.MonthRange;
import org.lvdao.survey.estimate.Suppression;

/**
 * What of the answers of a district's calendar year may be shown. One table of kinds and months
 * decides for whatever is asked, with whatever period and kind, so that two questions together tell
 * no more than the table: what is shown is one of its shown cells and totals, or adds up from such.
 */
final class HandlingYear {
  private final MonthRange year;
  private final int[][] answered;
  private final Suppression suppression;

  /**
   * @param cells of a district; those of other years do not count
   */
  HandlingYear(int number, Collection<HandlingCell> cells) {
    year =
        new MonthRange(YearMonth.of(number, Month.JANUARY), YearMonth.of(number, Month.DECEMBER));
    answered = new int[CaseKind.values().length][Month.values().length];
    for (var cell : cells) {
      var month = YearMonth.parse(cell.closedMonth());
      if (year.has(month) && cell.satisfaction() != null) {
        answered[cell.kind().ordinal()][index(month)] += Math.toIntExact(cell.cases());
      }
    }
    suppression = Suppression.of(answered);
  }

  /**
   * Whether the sum of those months of the period that are in the year may be shown: each of them
   * may, or they have all answers of the year, whose total may.
   *
   * @param kind null for all kinds together
   */
  boolean shown(@Nullable CaseKind kind, MonthRange period) {
    var inside = year.months().stream().filter(period::has).toList();
    return inside.stream().allMatch(month -> shown(kind, index(month)))
        || (hasAll(kind, inside)
            && (kind == null
                ? suppression.totalShown()
                : suppression.rowTotalShown(kind.ordinal())));
  }

  private boolean shown(@Nullable CaseKind kind, int column) {
    return kind == null
        ? suppression.columnTotalShown(column)
        : suppression.shown(kind.ordinal(), column);
  }

  private boolean hasAll(@Nullable CaseKind kind, List<YearMonth> months) {
    return year.months().stream()
        .filter(month -> !months.contains(month))
        .allMatch(month -> sum(kind, index(month)) == 0);
  }

  private int sum(@Nullable CaseKind kind, int column) {
    return IntStream.range(0, answered.length)
        .filter(row -> kind == null || kind.ordinal() == row)
        .map(row -> answered[row][column])
        .sum();
  }

  private static int index(YearMonth month) {
    return month.getMonthValue() - 1;
  }
}

package org.lvdao.survey.indicator;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lvdao.kernel.ResidentActivity.Kind;

/**
 * What counts as being reached by 宣传教育, and as taking part (参与): residents who did at least one of
 * the kinds in the year, each counted once. It stands beside the estimate of a survey and never
 * replaces it: who does something is not who knows of something.
 */
final class ActivityRule {
  /** Changes when a number would come out otherwise. */
  static final String VERSION = "1";

  private ActivityRule() {}

  /**
   * Who delivers is told how well it was sorted, and a survey begins with what it is about: both
   * teach. A report or a pickup does not, but takes part.
   */
  static List<Kind> kinds(String indicator) {
    return indicator.equals(IndicatorRow.PARTICIPATION)
        ? List.of(Kind.REPORT, Kind.PICKUP, Kind.DELIVERY, Kind.SURVEY)
        : List.of(Kind.DELIVERY, Kind.SURVEY);
  }

  /**
   * How many did it.
   *
   * @param residents each once, whatever they did
   */
  record Counted(long residents, Map<Kind, Integer> byKind) {
    static Counted of(Map<Kind, Set<Long>> accounts) {
      var all = new HashSet<Long>();
      var byKind = new EnumMap<Kind, Integer>(Kind.class);
      accounts.forEach(
          (kind, some) -> {
            all.addAll(some);
            byKind.put(kind, some.size());
          });
      return new Counted(all.size(), byKind);
    }
  }
}
